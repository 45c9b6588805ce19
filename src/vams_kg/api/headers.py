"""Headers that keep a browser from doing more with a response than to show it.

Strict-Transport-Security is not among them: only who holds the certificate can promise it.
"""

import base64
import hashlib
from typing import Final

from starlette.datastructures import MutableHeaders

from vams_kg import __version__
from vams_kg.reporting.as_html import style

NOTHING: Final = (
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
)
SAFE: Final = {
    "API-Version": __version__,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), fullscreen=(), geolocation=(),"
    " microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _styled() -> str:
    """Return the policy of a report as a page: its own style, no script, nothing from elsewhere."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none';"
        " base-uri 'none'; form-action 'none'"
    )


STYLED: Final = _styled()


def protect(headers: MutableHeaders, number: str) -> None:
    """Add the headers that a response does not have; a page may bring a policy of its own."""
    for name, value in SAFE.items():
        headers.setdefault(name, value)
    page = headers.get("content-type", "").startswith("text/html")
    headers.setdefault("Content-Security-Policy", STYLED if page else NOTHING)
    headers.setdefault("X-Request-ID", number)
