"""Fields of forms that hold a list, one item a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.CharField):
    """A list, one item a line; blank lines and doubles go."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 80})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(self.line_of, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[Any]:
        lines = dict.fromkeys(line.strip() for line in (value or "").splitlines())
        return [self.item_of(line) for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or [])
        except ValidationError:
            return True

    def line_of(self, item: Any) -> str:
        return str(item)

    def item_of(self, line: str) -> Any:
        return line


class RulesField(LinesField):
    """Matching rules, one a line: `live-streaming, livestream, 直播 | 0.8`."""

    def line_of(self, item: dict[str, Any]) -> str:
        return f"{', '.join(item['words'])} | {item['weight']:g}"

    def item_of(self, line: str) -> dict[str, Any]:
        words, _, weight = line.rpartition("|")
        try:
            rule = {"words": [word.strip() for word in words.split(",") if word.strip()], "weight": float(weight)}
        except ValueError:
            rule = {"words": [], "weight": 0}
        if not rule["words"]:
            raise ValidationError("“%(line)s”: write words, a bar and a weight: live-streaming, 直播 | 0.8",
                                  params={"line": line})  # fmt: skip
        return rule
