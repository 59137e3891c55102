"""Says less about something without hiding that it is there: a town for an address, a decade for a birthday."""

from __future__ import annotations

import ipaddress
import re
import string
from typing import Final

import phonenumbers

from core.escalation.redact.spans import Kind

_PHRASES: Final[dict[Kind, str]] = {
    "STREET_ADDRESS": "a street address", "ORGANIZATION": "a company", "GPE": "a place", "CREDIT_CARD": "a card number",
    "IBAN_CODE": "a bank account", "US_SSN": "a social security number", "ID_NUMBER": "an ID number",
    "SECRET": "a secret", "OWN_WORD": "something private",
}  # fmt: skip
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def generalize(kind: Kind, value: str, number: int) -> str:
    """What stands in the place of `value`; `number` keeps people apart."""
    match kind:
        case "PERSON":
            return f"person {string.ascii_uppercase[(number - 1) % 26]}{'' if number <= 26 else number}"
        case "DATE_OF_BIRTH":
            year = _YEAR.search(value)
            return f"the {year.group()[:3]}0s" if year else "some date"
        case "EMAIL_ADDRESS":
            return f"an e-mail address at {value.rpartition('@')[2]}"
        case "PHONE_NUMBER":
            return _phone(value)
        case "IP_ADDRESS":
            return f"an IPv{ipaddress.ip_interface(value.partition('%')[0]).version} address"
        case _:
            return _PHRASES[kind]


def _phone(value: str) -> str:
    if value.startswith("+"):
        try:
            region = phonenumbers.region_code_for_country_code(phonenumbers.parse(value).country_code or 0)
        except phonenumbers.NumberParseException:
            return "a phone number"
        return f"a phone number in {region}" if region not in ("ZZ", "001") else "a phone number"
    return "a phone number"
