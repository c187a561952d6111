"""What pages have in common is made once."""

from itertools import count
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import get_script_prefix, set_script_prefix

TEMPLATE = "{% load huisheng %}{% once %}{{ site_title }} {% url 'home' %} {{ made }}{% endonce %}"


def test_it_is_made_for_the_first_page_of_each_site() -> None:
    template, numbers = Template(TEMPLATE), count(1)

    def shown(title: str) -> str:
        return template.render(Context({"site_title": title, "made": lambda: next(numbers)}))

    assert [shown("Echo"), shown("Echo"), shown("<b>"), shown("Echo")] == [
        *("Echo / 1", "Echo / 1", "&lt;b&gt; / 2", "Echo / 1"),
    ]
    prefix = get_script_prefix()
    try:
        set_script_prefix("/archive/")
        assert shown("Echo") == "Echo /archive/ 3"
    finally:
        set_script_prefix(prefix)


@pytest.mark.django_db
def test_a_page_that_knows_no_title_leaves_none_to_others(client: Client, settings: Any) -> None:
    settings.ARCHIVE_TITLE = "Echo"
    refused = client.get("/", headers={"host": "not ours"})
    assert refused.status_code == 400
    assert "<span>Echo</span>" in client.get("/about/").text
