"""Pages of several makers, with what stands in them: templates in `shapes_html/`, filled with the sample articles."""

import json
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).parent / "shapes_html"
SAMPLES = Path(__file__).parents[2] / "fixtures" / "captures" / "cleaned.jsonl"
MAKERS = tuple(sorted(path.stem for path in TEMPLATES.glob("*.html")))
SITE = "The Kettle Post"
PLAIN = {
    "paragraph": "<p>{}</p>",
    "heading": "<h2>{}</h2>",
    "caption": '<figure><img src="p.jpg" alt=""><figcaption>{}</figcaption></figure>',
    "pull_quote": '<aside class="pullquote">{}</aside>',
    "list_item": "<ul><li>{}</li></ul>",
}
MARKUP: dict[str, dict[str, str]] = {
    "wordpress_classic": {
        "heading": "<p><strong>{}</strong></p>",
        "caption": '<div class="wp-caption alignnone"><img src="p.jpg"><p class="wp-caption-text">{}</p></div>',
        "pull_quote": '<p class="pullquote">{}</p>',
    },
    "wordpress_blocks": {
        "heading": '<h2 class="wp-block-heading">{}</h2>',
        "caption": (
            '<figure class="wp-block-image">'
            '<img src="p.jpg"><figcaption class="wp-element-caption">{}</figcaption></figure>'
        ),
        "pull_quote": '<figure class="wp-block-pullquote"><blockquote><p>{}</p></blockquote></figure>',
    },
    "blogger": {
        "paragraph": "{}<br /><br />",
        "heading": "<b>{}</b><br /><br />",
        "caption": (
            '<table class="tr-caption-container">'
            '<tr><td><img src="p.jpg"></td></tr><tr><td class="tr-caption">{}</td></tr></table>'
        ),
    },
    "ghost": {
        "caption": (
            '<figure class="kg-card kg-image-card"><img src="p.jpg"><figcaption><span>{}</span></figcaption></figure>'
        ),
        "pull_quote": '<blockquote class="kg-blockquote-alt">{}</blockquote>',
    },
    "substack": {
        "heading": '<h3 class="header-anchor-post">{}</h3>',
        "pull_quote": '<div class="pullquote"><p>{}</p></div>',
    },
    "medium": {
        "paragraph": '<p id="b1" class="pw-post-body-paragraph ix iy">{}</p>',
        "heading": '<h1 id="c1" class="ly lz">{}</h1>',
    },
    "portal": {
        "paragraph": "<p>　　{}</p>",
        "heading": "<p><strong>{}</strong></p>",
        "caption": '<p align="center">{}</p>',
    },
}
APPENDED = Template(
    '<div class="mvp-post-add-story"><h3 class="mvp-post-cat">Town</h3><h1 class="mvp-post-title">$title</h1>'
    '<div class="mvp-author-info-name"><span class="author-name"><a>$author</a></span></div>'
    '<div class="mvp-post-add-cont"><div class="mvp-post-add-main">$body</div><div class="mvp-post-add-link">'
    '<a href="https://kettle.example/$number/"><span>Continue Reading</span></a></div></div></div>'
)


@dataclass(frozen=True, slots=True)
class Story:
    """One of the sample articles."""

    title: str
    standfirst: str
    author: str
    blocks: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.blocks)


def stories() -> list[Story]:
    """The sample articles that have blocks; an item of a list is one line."""
    records = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    return [
        Story(
            record["title"],
            record.get("standfirst") or "What became of it, and who says so.",
            record["bylines"][0]["name"],
            tuple((block["kind"], text) for block in record["blocks"] for text in block["text"].split("\n- ")),
        )
        for record in records
        if "blocks" in record
    ]


def page(maker: str, story: Story, appended: tuple[Story, ...] = ()) -> str:
    """The page of a story as that maker prints it; only `zox` appends others."""
    template = Template((TEMPLATES / f"{maker}.html").read_text("utf-8"))
    more = [
        APPENDED.substitute(title=each.title, author=each.author, body=_body(maker, each), number=number)
        for number, each in enumerate(appended)
    ]
    return template.safe_substitute(
        title=escape(story.title, quote=False),
        standfirst=escape(story.standfirst, quote=False),
        author=story.author,
        site=SITE,
        date="2019-10-03",
        year="2019",
        printed="October 3, 2019",
        body=_body(maker, story),
        appended="\n".join(more),
    )


def _body(maker: str, story: Story) -> str:
    markup = PLAIN | MARKUP.get(maker, {})
    written = []
    for kind, group in groupby(story.blocks, key=lambda block: block[0]):
        pieces = [markup[kind].format(escape(text, quote=False)) for _, text in group]
        written.append("\n".join(pieces).replace("</ul>\n<ul>", "\n"))
    return "\n".join(written)
