"""What is gathered is kept for ever under its digest; what is not is still found."""

from pathlib import Path

from django.core.files.base import ContentFile

from bhl_site.static_names import HashedStaticFiles


def storage(folder: Path) -> HashedStaticFiles:
    return HashedStaticFiles(location=folder, base_url="/static/")


def gathered(folder: Path, **files: str) -> HashedStaticFiles:
    store = storage(folder)
    names = {name: store.save(f"{name}.css", ContentFile(text)) for name, text in files.items()}
    list(store.post_process({name: (store, name) for name in names.values()}))
    # Another process, which has read what that one wrote.
    return storage(folder)


def test_what_is_gathered_goes_by_its_digest_and_a_changed_file_by_another(tmp_path: Path) -> None:
    before = gathered(tmp_path / "before", house="b{}", print='@import "house.css";')
    after = gathered(tmp_path / "after", house="i{}", print='@import "house.css";')
    for name in ("house.css", "print.css"):
        assert before.url(name) != after.url(name) != f"/static/{name}"
        assert (tmp_path / "after" / after.url(name).removeprefix("/static/")).is_file()


def test_what_is_not_gathered_goes_by_its_own_name(tmp_path: Path) -> None:
    assert storage(tmp_path).url("house.css") == "/static/house.css"
    assert gathered(tmp_path, house="b{}").url("other.css") == "/static/other.css"
