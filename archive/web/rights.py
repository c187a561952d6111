"""What rights statements say, by their address (rightsstatements.org 1.0, Creative Commons)."""

import re

STATEMENTS = {
    "InC": "In copyright",
    "InC-OW-EU": "In copyright, orphan work (EU)",
    "InC-EDU": "In copyright, educational use permitted",
    "InC-NC": "In copyright, non-commercial use permitted",
    "InC-RUU": "In copyright, rights holder not to be found",
    "NoC-CR": "No copyright, contractual restrictions",
    "NoC-NC": "No copyright, non-commercial use only",
    "NoC-OKLR": "No copyright, other legal restrictions",
    "NoC-US": "No copyright in the United States",
    "CNE": "Copyright not evaluated",
    "UND": "Copyright undetermined",
    "NKC": "No known copyright",
}
RIGHTS_STATEMENT = re.compile(r"https?://rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/1\.0/?(?:\?.*)?")
CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)/?.*")
PUBLIC_DOMAIN = {"zero": "CC0", "mark": "Public domain"}


def rights_label(address: str) -> str:
    """The statement behind `address` in words; the address itself if it is no statement known here."""
    if match := RIGHTS_STATEMENT.fullmatch(address):
        return STATEMENTS.get(match[1], address)
    if match := CREATIVE_COMMONS.fullmatch(address):
        return PUBLIC_DOMAIN.get(match[1], f"CC {match[1].upper()} {match[2]}")
    return address
