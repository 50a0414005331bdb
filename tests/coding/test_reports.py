"""What the models decide in whole reports: all of them invented, none seen in training."""

from __future__ import annotations

from peristiwa.pipeline import LONGEST_PART, Pipeline

MATCH = """Persikota menang telak atas Bhayangkara Muda dalam laga pekan ketujuh liga.
Sejak menit pertama para pemain Persikota menyerang pertahanan lawan dari kedua sayap.
Pelatih Persikota memuji penyerangnya yang mencetak tiga gol dalam pertandingan itu.
Penjaga gawang lawan sempat menahan tendangan penalti sebelum akhirnya menyerah.
Para suporter menyambut kemenangan itu dengan nyanyian, dan klub naik ke puncak klasemen.
Pekan depan Persikota bertemu juara bertahan di stadion yang sama dalam laga tandang.
Pelatih berharap pemain yang cedera sudah pulih sebelum pertandingan itu dimulai."""

PROTEST = """Ribuan buruh pabrik berunjuk rasa di depan kantor gubernur pada Senin (6/5/2024).
Mereka menuntut pemerintah provinsi mencabut aturan upah yang baru diteken bulan lalu.
Polisi menembakkan gas air mata ketika massa mencoba masuk ke halaman kantor itu.
Tiga mahasiswa ditangkap polisi dan dibawa ke markas kepolisian daerah.
Lembaga bantuan hukum mengecam penangkapan itu dan meminta ketiganya dibebaskan.
Gubernur menolak menemui pengunjuk rasa, tetapi berjanji akan mengevaluasi aturan tersebut.
Serikat buruh mengancam akan mogok kerja jika tuntutan mereka tidak dipenuhi."""


SHOOTING = """Kelompok bersenjata menembak mati dua polisi di Distrik Tanjung pada Rabu pagi.
Kepala operasi mengatakan para pelaku melarikan diri ke hutan setelah membakar pos itu.
Juru bicara kelompok itu menyatakan pihaknya bertanggung jawab dan akan menyerang lagi.
Panglima daerah mengerahkan satu batalyon untuk mengejar mereka sampai ke pegunungan.
Gubernur mengimbau warga agar tidak panik dan mengungsi ke gereja terdekat.
Ketua Komnas HAM Anis Hidayah mengecam penembakan tersebut dan meminta semua pihak berdialog.
Dewan gereja mendesak presiden menarik pasukan dari daerah itu sebelum Natal tiba."""


def told(coder: Pipeline, text: str) -> set[tuple[str, str]]:
    """Give type and trigger of each event of ``text``."""
    return {(event.type, event.trigger.text) for event in coder.code(text).events}


def test_a_match_is_no_war(coder: Pipeline) -> None:
    assert not {type_ for type_, _ in told(coder, MATCH)} & {"ASSAULT", "COERCE", "RETREAT"}


def test_a_protest_is_told_act_by_act(coder: Pipeline) -> None:
    acts = told(coder, PROTEST)
    assert {
        ("PROTEST", "berunjuk rasa"),
        ("REQUEST", "menuntut"),
        ("COERCE", "ditangkap"),
        ("ACCUSE", "mengecam"),
        ("REJECT", "menolak"),
    } <= acts


def test_the_confidence_is_a_probability(coder: Pipeline) -> None:
    values = [event.confidence for event in coder.code(PROTEST).events]
    assert all(0 < value <= 1 for value in values)
    assert len(set(values)) > 1


def test_the_speaker_is_understood_from_another_sentence(coder: Pipeline) -> None:
    freed = [e for e in coder.code(PROTEST).events if e.trigger.text == "ditangkap"]
    assert [who.name for who in freed[0].actors] == ["polisi"]


def test_a_text_far_longer_than_a_report_is_coded_part_by_part(coder: Pipeline) -> None:
    times = 2 * LONGEST_PART // len(PROTEST) + 1
    long = f"{PROTEST}\n\n" * times
    coded = coder.code(long)
    once = len(coder.code(PROTEST).events)
    assert 0.8 * times * once < len(coded.events) < 1.2 * times * once
    assert [event.id for event in coded.events] == [
        f"text:{number}" for number, _ in enumerate(coded.events, start=1)
    ]
    places = [event.trigger.start for event in coded.events]
    assert places == sorted(places)
    assert max(places) > len(long) - len(PROTEST)
    for event in coded.events:
        assert long[event.trigger.start : event.trigger.end] == event.trigger.text


def test_who_condemns_a_shooting_did_not_shoot(coder: Pipeline) -> None:
    events = coder.code(SHOOTING).events
    (shooting,) = (event for event in events if event.trigger.text == "penembakan")
    assert "Anis Hidayah" not in {actor.name for actor in shooting.actors}
    (condemned,) = (event for event in events if event.trigger.text == "mengecam")
    assert [actor.name for actor in condemned.actors] == ["Anis Hidayah"]
