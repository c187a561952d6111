"""Where the posts of a bulletin board's thread begin, by what each maker prints over or beside them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from archive.extract.dates import printed_date
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import BY

LONGEST, LONGEST_NAME = 120, 60
PHPBB = re.compile(rf"(?:[^\W\d_]{{2,12}} )?{BY}(?P<name>\S.{{0,40}}?) » (?P<stamp>.{{8,50}})", re.IGNORECASE)
DISCUZ = re.compile(r"(?:发表于|發表於)\s*(?P<stamp>[^|]{6,40}?)\s*(?:\|.{0,80})?")
VBULLETIN = re.compile(r"(?P<stamp>.{8,40}?),?\s+#\d{1,5}")
AGAIN = re.compile(r"(?:re|aw|antw|sv|回复)\s?[:：] ?", re.IGNORECASE)
NAVIGATION = re.compile(
    r"(?:post )?reply|responder|antworten|répondre|rispondi|reply with quote|"
    r"(?:back to )?top|arriba|nach oben|haut|naar boven|"
    r"(?:return to|volver a|zurück zu|retourner vers|revenir à|torna a|voltar para|terug naar) .{1,80}|"
    r"(?:all times are|todos los horarios son|alle zeiten sind|le fuseau horaire est) .{1,40}|"
    r"\d{1,5} (?:posts?|mensajes?|beiträge|messages) ?(?:[•·].{0,40})?|"
    r"(?:thread|display|search this) (?:tools|modes|thread)|"
    r"回复|回復|举报|舉報|使用道具.{0,12}|显示全部楼层|返回顶部|返回列表|发新帖|電梯直達|\[复制链接\]|"
    r"(?:查看|查閱)\s?[:：]\s?\d.{0,30}|powered by .{1,40}",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"楼主|沙发|板凳|地板|地下室|\d{1,5}\s?#|电梯直达|跳转到指定楼层|只看该作者|只看大图|倒序浏览|阅读模式|本帖最后由.{1,80}编辑.{0,4}"
)
PROFILE = re.compile(
    r".{1,40} is (?:offline|online).{0,40}|"
    r"(?:senior |junior |registered |super )?(?:member|user|moderator|administrator)|"
    r"(?:join date|location|posts|age)(?:\s?:.{0,60})?",
    re.IGNORECASE,
)
LABELS = ("join date", "location", "posts", "age")
PROFILE_LINES, SIDEBAR_LINES = 14, 40


@dataclass(frozen=True, slots=True)
class Post:
    """A post: who wrote it and when, on which lines that stands, and where its text begins."""

    name: str
    stamp: str
    name_at: int
    stamp_at: int
    text_at: int

    @property
    def begins(self) -> int:
        return min(self.name_at, self.stamp_at)

    @property
    def head(self) -> tuple[int, ...]:
        return tuple(sorted({self.name_at, self.stamp_at}))


def find_posts(lines: Sequence[Line]) -> list[Post]:
    """The posts of a thread, in order, as the first maker prints them of which any is found."""
    for maker in (_phpbb, _discuz, _vbulletin):
        posts: list[Post] = []
        for at, line in enumerate(lines):
            post = maker(lines, at) if len(line.text) <= LONGEST else None
            after = max(posts[-1].head) if posts else -1
            if (
                post
                and post.begins > after
                and len(post.name) <= LONGEST_NAME
                and not is_navigation(lines[post.name_at])
            ):
                posts.append(post)
        if posts:
            return posts
    return []


def is_navigation(line: Line) -> bool:
    return len(line.text) <= LONGEST and NAVIGATION.fullmatch(line.text) is not None


def is_title_again(line: Line, title: Line) -> bool:
    return folded(AGAIN.sub("", line.text, count=1)) == folded(AGAIN.sub("", title.text, count=1))


def _phpbb(lines: Sequence[Line], at: int) -> Post | None:
    found = PHPBB.fullmatch(lines[at].text) if "»" in lines[at].text else None
    return Post(found["name"], found["stamp"], at, at, at + 1) if found and printed_date(found["stamp"]) else None


def _discuz(lines: Sequence[Line], at: int) -> Post | None:
    """`发表于 2019-3-12 18:42 | 只看该作者`; the name is the first line under what the board prints over a post."""
    found = DISCUZ.fullmatch(lines[at].text)
    if not found or not printed_date(found["stamp"]):
        return None
    above = range(at - 1, max(-1, at - SIDEBAR_LINES), -1)
    over = next((place for place in above if is_navigation(lines[place]) or "复制链接" in lines[place].text), None)
    if over is None or over + 1 >= at:
        return None
    return Post(lines[over + 1].text, found["stamp"], over + 1, at, _past(lines, at + 1, FLOOR.fullmatch))


def _vbulletin(lines: Sequence[Line], at: int) -> Post | None:
    """`03-12-2019, 06:42 PM #1`, the name under it, and under that what the board says of its member."""
    found = VBULLETIN.fullmatch(lines[at].text) if "#" in lines[at].text else None
    if not found or not printed_date(found["stamp"]) or at + 2 >= len(lines):
        return None
    below = range(at + 2, min(len(lines), at + PROFILE_LINES))
    near = takewhile(lambda place: len(lines[place].text) <= LONGEST_NAME, below)
    profile = [place for place in near if PROFILE.fullmatch(lines[place].text)]
    last = profile[-1] if profile else at + 1
    has_value = lines[last].text.lower() in LABELS
    return Post(lines[at + 1].text, found["stamp"], at + 1, at, last + 1 + has_value)


def _past(lines: Sequence[Line], at: int, fits: Callable[[str], object]) -> int:
    while at < len(lines) and fits(lines[at].text):
        at += 1
    return at
