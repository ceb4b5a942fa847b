"""The editorial site: its pages, one kind a module, and the site's settings."""

from home.models.base_page import BasePage
from home.models.guide_page import GuidePage
from home.models.home_page import HomePage
from home.models.reviewed_page import ReviewedPage
from home.models.site_map_page import SiteMapPage
from home.models.site_settings import SiteSettings

__all__ = ["BasePage", "GuidePage", "HomePage", "ReviewedPage", "SiteMapPage", "SiteSettings"]
