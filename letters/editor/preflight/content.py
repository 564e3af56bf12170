"""Content: reads what the pages of a finished file do, operator by operator, forms and patterns included.

Operators and their operands: ISO 32000-2, annex A. Only those that a printer asks about are looked at, so that a book
of a thousand pages takes seconds.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Page, Pdf, PdfError, parse_content_stream

from ..geometry import Box
from .colours import CMYK, GREY, OPERATORS, ink, space_name
from .facts import UNMOVED, ImageFacts, Matrix, PageFacts, Run, around, carried, scales, times, within
from .fonts import FontShelf, inherited
from .states import State, codes_of, effects_of, matrix_of

READ = (
    "q Q cm gs w cs CS sc SC scn SCN g G rg RG k K sh Do BI ID EI re n f F f* S s B B* b b* "
    "BT Tf Tm Td TD T* TL Tc Tw Tz Tr Tj TJ ' \""
)
_FILLS, _STROKES = frozenset(("f", "F", "f*", "B", "B*", "b", "b*")), frozenset(("S", "s", "B", "B*", "b", "b*"))
_DEPTH = 12
_THIN = 4.0
"""A filled rectangle that is so many times longer than broad is a line."""

_UNSEEN = (3, 7)
"""Ways of showing text that leave no ink (ISO 32000-2, table 104)."""

_CELL = (0.0, 0.0, 1.0, 1.0)
_LOW, _HIGH = -0.22, 0.7
"""How far type reaches below and above its line, in sizes."""


def read_pages(pdf: Pdf, fonts: FontShelf) -> Iterator[PageFacts]:
    """What every page does, one by one. A page whose content cannot be read has "unreadable" among its effects."""
    for number, page in enumerate(pdf.pages, start=1):
        facts = PageFacts(number)
        try:
            _Reader(facts, fonts).page(page)
        except (PdfError, ValueError, TypeError, IndexError):  # an operator has not the operands that belong to it
            facts.effects.add("unreadable")
        yield facts


class _Reader:
    """Reads one page."""

    def __init__(self, facts: PageFacts, fonts: FontShelf) -> None:
        self.facts, self.fonts = facts, fonts
        self.state, self.saved_states = State(UNMOVED), list[State]()
        self.line = self.text = UNMOVED
        self.rectangles: list[tuple[float, float]] = []
        self.resources: Object | None = None
        self.window: Box | None = None
        self.depth = 0

    def page(self, page: Page) -> None:
        group = page.obj.get("/Group")
        if group is not None and group.get("/S") == "/Transparency":
            self.facts.effects.add("a transparency group")
        if "/Contents" in page.obj:
            self.read(page, inherited(page.obj, "/Resources"), UNMOVED)

    def read(self, content: Page | Object, resources: Object | None, matrix: Matrix) -> None:
        """A stream of operators, drawn through a matrix."""
        before = self.state, self.saved_states, self.resources
        self.state, self.saved_states, self.resources = replace(self.state, matrix=matrix), [], resources
        self.depth += 1
        for instruction in parse_content_stream(content, READ):
            if isinstance(instruction, ContentStreamInlineImage):
                self.inline_image(instruction)
            else:
                operator = str(instruction.operator)
                OPERATIONS[operator](self, operator, list(instruction.operands))
        self.depth -= 1
        self.state, self.saved_states, self.resources = before

    def named(self, kind: str, name: Object) -> Object | None:
        """What the resources call so."""
        known = self.resources.get(kind) if self.resources is not None else None
        return known.get(str(name)) if isinstance(known, Dictionary) else None

    # The state.

    def keep(self, _: str, __: list[Any]) -> None:
        self.saved_states.append(replace(self.state))

    def bring_back(self, _: str, __: list[Any]) -> None:
        if self.saved_states:
            self.state = self.saved_states.pop()

    def move(self, _: str, operands: list[Any]) -> None:
        self.state.matrix = times(matrix_of(operands), self.state.matrix)

    def width(self, _: str, operands: list[Any]) -> None:
        self.state.line = float(operands[0])

    def effect(self, _: str, operands: list[Any]) -> None:
        state = self.named("/ExtGState", operands[0])
        if state is None:
            return
        if "/LW" in state:
            self.state.line = float(state.LW)
        if "/Font" in state:
            self.state.font, self.state.size = self.fonts.facts(state.Font[0]), float(state.Font[1])
        self.facts.effects.update(effects_of(state))

    # Colours.

    def device(self, operator: str, operands: list[Any]) -> None:
        self.colour(OPERATORS[operator], operator.isupper(), operands)

    def space(self, operator: str, operands: list[Any]) -> None:
        name = space_name(operands[0], self.resources)
        if name != "Pattern":
            self.colour(name, operator.isupper(), [])

    def component(self, operator: str, operands: list[Any]) -> None:
        if operands and isinstance(operands[-1], Name):
            self.pattern(operands[-1])
        else:
            self.colour(self.state.spaces[operator.isupper()], operator.isupper(), operands)

    def colour(self, name: str, is_stroke: bool, operands: list[Any]) -> None:
        filled, stroked = self.state.spaces
        self.state.spaces = (filled, name) if is_stroke else (name, stroked)
        self.facts.colours.add(name)
        if name in (CMYK, GREY) and operands:
            self.facts.most_ink = max(self.facts.most_ink, ink([float(each) for each in operands], name))

    def pattern(self, name: Object) -> None:
        pattern = self.named("/Pattern", name)
        if pattern is None or self.depth > _DEPTH:
            return
        if int(pattern.get("/PatternType", 1)) == 2:
            self.facts.colours.add(space_name(pattern.Shading.get("/ColorSpace"), self.resources))
        else:
            self.read(pattern, pattern.get("/Resources"), matrix_of(pattern.get("/Matrix", UNMOVED)))

    def shade(self, _: str, operands: list[Any]) -> None:
        shading = self.named("/Shading", operands[0])
        self.facts.colours.add(space_name(shading.get("/ColorSpace") if shading is not None else None, self.resources))
        self.facts.is_blank = False

    # Paths.

    def rectangle(self, _: str, operands: list[Any]) -> None:
        across, up = scales(self.state.matrix)
        self.rectangles.append((abs(float(operands[2])) * across, abs(float(operands[3])) * up))

    def paint(self, operator: str, _: list[Any]) -> None:
        if operator in _STROKES:
            self.facts.lines.append(self.state.line * min(scales(self.state.matrix)))
        if operator in _FILLS:
            thin = (sorted(sides) for sides in self.rectangles)
            self.facts.lines.extend(breadth for breadth, length in thin if breadth * _THIN < length)
        self.facts.is_blank = self.facts.is_blank and operator == "n"
        self.rectangles.clear()

    # Pictures and forms.

    def draw(self, _: str, operands: list[Any]) -> None:
        drawn = self.named("/XObject", operands[0])
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Image":
            self.image(drawn)
        elif self.depth <= _DEPTH:
            group = drawn.get("/Group")
            if group is not None and group.get("/S") == "/Transparency":
                self.facts.effects.add("a transparency group")
            self.form(drawn, times(matrix_of(drawn.get("/Matrix", UNMOVED)), self.state.matrix))

    def form(self, form: Object, matrix: Matrix) -> None:
        """What is drawn elsewhere; nothing of it shows outside its box."""
        before = self.window
        if "/BBox" in form:
            left, bottom, right, top = (float(each) for each in form.BBox)
            self.window = within(carried((left, bottom, right, top), matrix), before)
        self.read(form, form.get("/Resources", self.resources), matrix)
        self.window = before

    def image(self, image: Object) -> None:
        if not image.get("/ImageMask", False):
            self.facts.colours.add(space_name(image.get("/ColorSpace"), self.resources))
        if "/SMask" in image:
            self.facts.effects.add("a soft mask")
        self.pictured(int(image.get("/Width", 0)), int(image.get("/Height", 0)))

    def inline_image(self, instruction: ContentStreamInlineImage) -> None:
        image = instruction.iimage
        if not image.image_mask:
            self.facts.colours.add(space_name(image.obj.get("/ColorSpace", image.obj.get("/CS")), self.resources))
        self.pictured(image.width, image.height)

    def pictured(self, width: int, height: int) -> None:
        across, up = scales(self.state.matrix)
        dpi = 72 * min(width / max(across, 1e-6), height / max(up, 1e-6))
        self.facts.images.append(ImageFacts(dpi, carried(_CELL, self.state.matrix)))
        self.facts.is_blank = False

    # Text.

    def begin_text(self, _: str, __: list[Any]) -> None:
        self.line = self.text = UNMOVED

    def set_font(self, _: str, operands: list[Any]) -> None:
        font = self.named("/Font", operands[0])
        self.state.font = None if font is None else self.fonts.facts(font)
        self.state.size = float(operands[1])

    def set_place(self, _: str, operands: list[Any]) -> None:
        self.line = self.text = matrix_of(operands)

    def step(self, operator: str, operands: list[Any]) -> None:
        across, up = (float(each) for each in operands[:2])
        if operator == "TD":
            self.state.leading = -up
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, across, up), self.line)

    def turn(self, _: str, __: list[Any]) -> None:
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, 0.0, -self.state.leading), self.line)

    def set_text(self, operator: str, operands: list[Any]) -> None:
        attribute = {"TL": "leading", "Tc": "between_letters", "Tw": "between_words"}[operator]
        setattr(self.state, attribute, float(operands[0]))

    def set_stretch(self, _: str, operands: list[Any]) -> None:
        self.state.stretch = float(operands[0]) / 100

    def set_way(self, _: str, operands: list[Any]) -> None:
        self.state.way = int(operands[0])

    def show(self, operator: str, operands: list[Any]) -> None:
        if operator in "'\"":
            self.turn("T*", [])
        if operator == '"':
            self.state.between_words, self.state.between_letters = float(operands[0]), float(operands[1])
        pieces = list(operands[-1]) if operator == "TJ" else [operands[-1]]
        self.run(sum(self.advance(piece) for piece in pieces))

    def advance(self, piece: Any) -> float:
        """How far a string, or a number between strings, moves the pen, in text space."""
        state = self.state
        if isinstance(piece, int | float | Decimal):
            return -float(piece) * state.size / 1000 * state.stretch
        if state.font is None:
            return 0.0
        codes = codes_of(bytes(piece), state.font.is_wide)
        glyphs = state.font.length(codes) * state.size / 1000
        spaces = 0 if state.font.is_wide else codes.count(ord(" "))
        return (glyphs + state.between_letters * len(codes) + state.between_words * spaces) * state.stretch

    def run(self, advance: float) -> None:
        """Show words that are so long, and move the pen behind them."""
        state = self.state
        matrix = times(self.text, state.matrix)
        if advance and state.font is not None:
            box = within(carried((0.0, _LOW * state.size, advance, _HIGH * state.size), matrix), self.window)
            size = abs(state.size) * scales(matrix)[1]
            if state.font.is_hand:
                self.facts.written = around(self.facts.written, box)
                if state.font.x_height:
                    self.facts.hands.add((round(size * state.font.x_height, 2), round(scales(state.matrix)[1], 3)))
            else:
                share = state.font.likeness
                self.facts.runs.append(Run(box, size * share, state.font.name, is_drawn=share < 1))
            if state.way in _UNSEEN:
                self.facts.effects.add("words that cannot be seen")
            self.facts.is_blank = False
        self.text = times((1.0, 0.0, 0.0, 1.0, advance, 0.0), self.text)


type Operation = Callable[[_Reader, str, list[Any]], None]

OPERATIONS: dict[str, Operation] = {
    "q": _Reader.keep, "Q": _Reader.bring_back, "cm": _Reader.move, "gs": _Reader.effect, "w": _Reader.width,
    "cs": _Reader.space, "CS": _Reader.space, "sh": _Reader.shade, "Do": _Reader.draw, "re": _Reader.rectangle,
    "BT": _Reader.begin_text, "Tf": _Reader.set_font, "Tm": _Reader.set_place, "Td": _Reader.step,
    "TD": _Reader.step, "T*": _Reader.turn, "Tz": _Reader.set_stretch, "Tr": _Reader.set_way,
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), _Reader.component),
    **dict.fromkeys(OPERATORS, _Reader.device),
    **dict.fromkeys(("n", *_FILLS, *_STROKES), _Reader.paint),
    **dict.fromkeys(("TL", "Tc", "Tw"), _Reader.set_text),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Reader.show),
}  # fmt: skip
