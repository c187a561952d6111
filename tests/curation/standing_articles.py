"""One decision of each verb about articles, their texts, voices and accounts, and how one sees that it stands."""

from archive import curation
from archive.curation.splitting import appearances_by_place
from archive.models import Article, Decision, Handle
from tests.curation.standing import Stands, World, decision, text_of


@decision
def edit(world: World) -> Stands:
    curation.edit(world["edit"], {"title": "Boatless", "published": "2011~"}, world.who)
    return lambda: (world["edit"].title, world["edit"].published) == ("Boatless", "2011~")


@decision
def reset(world: World) -> Stands:
    curation.edit(world["reset"], {"title": "Boatless"}, world.who)
    curation.reset(world["reset"], "title", world.who)
    return lambda: world["reset"].title == "The Ferry of reset"


@decision
def undo(world: World) -> Stands:
    article, parted, joined = (world[title] for title in ("undo", "parted", "joined"))
    (edited,) = curation.edit(article, {"title": "Boatless"}, world.who)
    merged = curation.merge_articles([article, parted], article, world.who, "a reprint")
    made = curation.split_article(joined, [noodles_in(joined)], world.who, "two articles")
    split = Decision.objects.get(verb="split", after__id=made.pk)
    for each in (split, merged, edited):
        curation.undo(each, world.who)
    titles = ["The Ferry of undo", "The Ferry of parted", "The Ferry of joined"]
    return lambda: [world[title].title for title in ("undo", "parted", "joined")] == titles and not known(made)


def noodles_in(both: Article) -> tuple[str, int]:
    """The capture that showed another article at the same address."""
    return next(at for at, each in appearances_by_place(both).items() if each.parsed().title.startswith("The Cart"))


@decision
def merge_articles(world: World) -> Stands:
    kept, gone = world["merge_articles"], world["merged away"]
    curation.merge_articles([kept, gone], kept, world.who, "a reprint")
    return lambda: Article.objects.get(former_slugs__slug=gone.slug) == kept and not known(gone)


def known(article: Article) -> bool:
    return Article.objects.filter(pk=article.pk).exists()


@decision
def split_article(world: World) -> Stands:
    both = world["split_article"]
    made = curation.split_article(both, [noodles_in(both)], world.who, "two articles")
    return lambda: (world["split_article"].title, Article.objects.get(pk=made.pk).title) == (
        "The Ferry of split_article", "The Cart of split_article",
    )  # fmt: skip


@decision
def cut_article(world: World) -> Stands:
    """The last paragraph is another article, of which later captures have more."""
    both = world["cut_article"]
    key = next(block["key"] for block in both.blocks if "county answered" in block["text"])
    made = curation.cut_article(both, key, {"title": "The County"}, world.who, "two articles")
    return lambda: (
        "county answered" not in text_of(world["cut_article"])
        and "county answered" in text_of(made)
        and Article.objects.get(pk=made.pk).title == "The County"
    )


@decision
def hear(world: World) -> Stands:
    said = {"text": "A notice promised a second vessel", "kind": "named", "grade": "named", "speaker": "The county"}
    curation.hear(world["hear"], said, world.who)
    return lambda: world["hear"].voices.filter(speaker="The county", is_adrift=False).exists()


@decision
def strike(world: World) -> Stands:
    curation.strike(world.voice("strike"), world.who)
    return lambda: not world["strike"].voices.exists()


@decision
def mend(world: World) -> Stands:
    key = next(block["key"] for block in world["mend"].blocks if "stopped running" in block["text"])
    curation.mend(world["mend"], key, "paragraph", "The ferry of mend never ran.", world.who)
    return lambda: "never ran" in text_of(world["mend"]) and "stopped running" not in text_of(world["mend"])


@decision
def leave_out(world: World) -> Stands:
    key = next(block["key"] for block in world["leave_out"].blocks if "county answered" in block["text"])
    curation.leave_out(world["leave_out"], key, world.who)
    return lambda: "county answered" not in text_of(world["leave_out"])


@decision
def hide(world: World) -> Stands:
    curation.hide([world["hide"]], world.who, "its author asked")
    return lambda: not world["hide"].is_published


@decision
def show(world: World) -> Stands:
    curation.hide([world["show"]], world.who)
    curation.show([world["show"]], world.who)
    return lambda: world["show"].is_published


@decision
def withhold(world: World) -> Stands:
    curation.withhold([world.voice("withhold")], world.who, "she asked")
    return lambda: world.voice("withhold").is_withheld


@decision
def release(world: World) -> Stands:
    curation.withhold([world.voice("release")], world.who, "she asked")
    curation.release([world.voice("release")], world.who, "and thought again")
    return lambda: not world.voice("release").is_withheld


@decision
def pseudonymise(world: World) -> Stands:
    curation.pseudonymise(world.voice("pseudonymise"), "Reader B", world.who, "she asked")
    return lambda: world.voice("pseudonymise").pseudonym == "Reader B"


def account_of(world: World, title: str) -> Handle:
    return curation.account(world.voice(title).handle)


@decision
def withhold_account(world: World) -> Stands:
    curation.withhold_account(account_of(world, "withhold_account"), world.who, "its owner asked")
    return lambda: world.voice("withhold_account").is_withheld


@decision
def pseudonymise_account(world: World) -> Stands:
    curation.pseudonymise_account(account_of(world, "pseudonymise_account"), "Reader A", world.who, "a minor")
    return lambda: world.voice("pseudonymise_account").pseudonym == "Reader A"


@decision
def release_account(world: World) -> Stands:
    curation.withhold_account(account_of(world, "release_account"), world.who, "its owner asked")
    curation.release_account(account_of(world, "release_account"), world.who, "and thought again")
    return lambda: not world.voice("release_account").is_withheld
