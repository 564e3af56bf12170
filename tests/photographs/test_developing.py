"""What comes out of the darkroom: a plain picture, or a sentence about why there is none."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from letters.photographs import (
    BrokenPicture,
    NoPicture,
    Overexposed,
    TooSmall,
    develop,
    print_size,
)


def file_of(image: Image.Image, kind: str, **how: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def with_a_mark(size: tuple[int, int] = (900, 600)) -> Image.Image:
    """A white picture whose upper left corner is red."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 3, size[1] // 3))
    return image


def test_where_and_by_whom_it_was_taken_is_taken_out_and_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Marisol Quint"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0)})
    sent = file_of(with_a_mark(), "JPEG", exif=exif, comment=b"the pier, August", quality=95)
    assert b"Exif" in sent and b"pier" in sent
    developed = develop(sent)
    assert (developed.width, developed.height, developed.colour) == (600, 900, True)
    assert not any(trace in developed.data for trace in (b"Exif", b"Marisol", b"pier", b"http"))
    picture = opened(developed.data)
    # Turned by a quarter to the right: what was the upper left corner is the upper right one.
    red, green, _ = picture.convert("RGB").getpixel((580, 20))  # type: ignore[misc]
    assert red > 200 and green < 60 and picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert develop(sent).data == developed.data


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [("L", "PNG", False), ("I;16", "TIFF", False), ("1", "TIFF", False), ("CMYK", "TIFF", True), ("P", "PNG", True)],
)
def test_what_scanners_make_becomes_grey_or_rgb(mode: str, kind: str, colour: bool) -> None:
    sent = Image.new("I;16", (800, 800), 40_000) if mode == "I;16" else with_a_mark((800, 800)).convert(mode)
    developed = develop(file_of(sent, kind))
    picture = opened(developed.data)
    assert (picture.format, picture.mode, developed.colour) == ("JPEG", "RGB" if colour else "L", colour)
    if mode == "I;16":
        assert abs(picture.getpixel((400, 400)) - 156) <= 1  # type: ignore[operator]


def test_what_is_clear_is_white() -> None:
    drawn = Image.new("RGBA", (800, 400), (0, 0, 0, 0))
    assert opened(develop(file_of(drawn, "PNG")).data).getpixel((400, 200)) == (255, 255, 255)


def test_too_few_pixels_are_refused_with_the_numbers() -> None:
    with pytest.raises(TooSmall) as refused:
        develop(file_of(with_a_mark((620, 413)), "PNG"))
    assert "620 × 413 pixels" in str(refused.value) and "2.1 × 1.4 in (52 × 35 mm)" in str(refused.value)
    assert "at least 750 × 225 pixels" in str(refused.value)


def test_a_bomb_is_not_opened() -> None:
    # Half a megabyte that would be 900 million pixels.
    with pytest.raises(Overexposed, match=r"30,000 × 30,000 pixels"):
        develop(file_of(Image.new("1", (30_000, 30_000)), "PNG", compress_level=9))


@pytest.mark.parametrize("sent", [b"GIF89a", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\0" * 900])
def test_what_is_no_picture_is_named(sent: bytes) -> None:
    with pytest.raises(NoPicture, match="JPEG, PNG or TIFF"):
        develop(sent)


def test_a_gif_is_not_opened_though_a_picture() -> None:
    with pytest.raises(NoPicture):
        develop(file_of(with_a_mark(), "GIF"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_half_a_picture_is_refused(kind: str) -> None:
    whole = file_of(Image.effect_noise((900, 900), 80), kind)
    with pytest.raises(BrokenPicture):
        develop(whole[: len(whole) // 2])


def test_it_is_never_printed_with_fewer_dots_than_three_hundred_to_the_inch() -> None:
    assert print_size(900, 600, 306.0, 430.0) == (216.0, 144.0)
    assert print_size(4000, 3000, 306.0, 430.0) == pytest.approx((306.0, 229.5))
    assert print_size(3000, 4000, 306.0, 300.0) == pytest.approx((225.0, 300.0))
