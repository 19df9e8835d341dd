"""What the wording of a source says of who speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.relate.speakers import speaker, stems


@pytest.mark.parametrize(
    ("wording", "kind", "person", "whom", "speaks"),
    [
        ("Ola Finch, the spokeswoman of the port authority,", "person", "ola finch", "port authority", True),
        ("Orlan spokeswoman Ola Finch", "person", "ola finch", "Orlan", True),
        ("the director of the city hospital, Dr Pia Reck", "role", "pia reck", "city hospital", True),
        ("Brant Lines’ chief executive, Lars Tull,", "person", "lars tull", "Brant Lines", True),
        ("Captain Ines Doll of the coast guard", "person", "ines doll", "coast guard", True),
        ("district prefect Anton Vey", "organisation", "anton vey", "district", True),
        ("prosecutor Jon Vale", "person", "jon vale", "prosecutor", True),
        ("a Varn police spokesman", "role", "", "Varn police", True),
        ("the operator, Orlan,", "person", "", "operator Orlan", True),
        ("the register of Tolm hospital", "document", "", "Tolm hospital", True),
        ("Ola Finch, a fisherman", "person", "ola finch", "fisherman", False),
        ("a technician at the port authority", "unnamed", "", "technician port authority", False),
        ("a senior army officer with direct knowledge of the matter", "role", "", "army", False),
        ("a source inside Orlan", "unnamed", "", "Orlan", False),
        ("an expert at Varn University", "role", "", "Varn University", False),
        ("witnesses", "group", "", "witnesses", False),
    ],
)
def test_a_wording_names_a_person_and_whom_he_speaks_for(
    wording: str, kind: str, person: str, whom: str, speaks: bool
) -> None:
    read = speaker(wording, kind)
    assert (" ".join(read.person), read.whom, read.speaks) == (person, whom, speaks)


def test_a_minister_speaks_for_the_ministry() -> None:
    assert (
        speaker("Transport Minister Ola Finch", "person").body
        == speaker("the Ministry of Transport", "organisation").body
    )


def test_what_somebody_is_is_no_part_of_the_body() -> None:
    read = speaker("an official of the coalition who asked not to be named", "role")
    assert read.body == stems("coalition")
    assert read.roles == stems("official")


@given(
    st.text(alphabet=" ,.'’-()AbcdO of the minister police", max_size=80),
    st.sampled_from(["person", "group", "document"]),
)
def test_any_wording_is_read(wording: str, kind: str) -> None:
    read = speaker(wording, kind)
    assert read.proper <= read.body | stems("")
