"""Pages made up for these tests: two articles of an invented magazine, as its theme prints them."""

FILLER = (
    "The market in the old town opens before dawn, and by seven the noodle stalls have sold most of what they have. "
    "This year a short video of one of the cooks was watched by millions, and the queue now goes around the corner."
)
CLOSING = "Nobody at the market knows how long it will last. The cook says she will be there tomorrow, as always."

MAGAZINE = f"""Connect with us

China Food

Noodles at Dawn: The Cook Who Went Viral

A clip of eleven seconds changed the queue at a noodle stall.

Li Brook

Published

on

{FILLER}

“I have never seen hands move like that,” one Weibo user from Hunan wrote: “I watched it ten times.”

“She is faster than any machine.”

On Douyin (抖音), many commenters said that “she is faster than any machine.”

The Second Video

{FILLER} It was posted under the hashtag “Noodle Aunt” (#面条阿姨#) by the account @早安面馆.

Screenshot of the video, via Douyin.

{CLOSING}

By Li Brook, edited by Ann Vale

* The name of the stall was changed.

References

Vale, Ann. 2017. “Noodles.” Street Food, 3 May
https://example.org/noodles

Spotted a mistake or want to add something? Please let us know in comments below or email us.

©2018 Streetpaper. All rights reserved.

Li Brook is a writer who lives in Changsha. Contact at li@example.org.

Continue Reading

2 Comments

1

Avatar

Mara

October 3, 2019 at 4:12 pm

I had a bowl there.

Reply

Avatar

Tom Reed

October 4, 2019 at 9:02 am

So did I.

Leave a Reply

Your email address will not be published. Required fields are marked *

China Food

Dumplings Without a Stove

They cook in the sun.

Avatar

Published

5 years agoon

October 12, 2017

By

Ann Vale

{FILLER}

{CLOSING}

{FILLER} Some say it is a trick.

By Ann Vale

©2017 Streetpaper. All rights reserved.

Continue Reading

Popular Reads

Follow on Twitter
"""


def without_blank_lines(page: str) -> str:
    """The same page as a capture that lost its blank lines."""
    return "\n".join(line for line in page.splitlines() if line.strip())
