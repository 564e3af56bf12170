"""Colours: what a colour space is in the end, by the name that printers know it under."""

from pikepdf import Array, Name, Object

GREY, RGB, CMYK = "DeviceGray", "DeviceRGB", "DeviceCMYK"
_SHORT = {"/G": GREY, "/RGB": RGB, "/CMYK": CMYK}
_PROFILED = {1: "ICC grey", 3: "ICC RGB", 4: "ICC CMYK"}
_DEPTH = 4

OPERATORS = {"g": GREY, "G": GREY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
"""The operators that name a colour space by themselves."""


def space_name(space: Object | None, resources: Object | None, depth: int = 0) -> str:
    """The name of a colour space. Those that stand on others, as Indexed does, are called what they stand on."""
    if space is None or depth > _DEPTH:
        return "unknown"
    if isinstance(space, Name):
        return _named(space, resources, depth)
    if not isinstance(space, Array) or not len(space):
        return "unknown"
    kind = str(space[0])
    if kind in ("/Indexed", "/I", "/Pattern") and len(space) > 1:
        return space_name(space[1], resources, depth + 1)
    if kind == "/ICCBased":
        return _PROFILED.get(int(space[1].get("/N", 0)), "ICC")
    if kind in ("/Separation", "/DeviceN"):
        return f"spot colour {space[1]}"
    return kind.removeprefix("/")


def _named(space: Object, resources: Object | None, depth: int) -> str:
    spelled = str(space)
    spaces = resources.get("/ColorSpace") if resources is not None else None
    if spaces is not None and spelled in spaces:
        return space_name(spaces[spelled], None, depth + 1)
    return _SHORT.get(spelled, spelled.removeprefix("/"))


def ink(operands: list[float], space: str) -> float:
    """How much ink a colour lays on the paper, in percent of one full ink."""
    if space == CMYK and len(operands) == 4:
        return 100 * sum(operands)
    return 100 * (1 - operands[0]) if space == GREY and len(operands) == 1 else 0.0
