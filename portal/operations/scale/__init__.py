"""A register as large as the country's, made up and filled by COPY: what benches stand on.

`fill` conducts; `beginnings`, `households` and `declared` make up; `rows` gives the columns.
"""
