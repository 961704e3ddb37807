"""Where every number comes from: the key a reason quotes, and its source.

The marks say how far we have read the source (rules page, head): a person who
reviews a rule starts with those that are not VERIFIED.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lumbar.core.errors import UnknownName
from lumbar.core.record import Record


class Mark(StrEnum):
    """Say how far a source was read before a rule was built on it."""

    VERIFIED = "V"
    SECONDARY = "S"
    COMMON_KNOWLEDGE = "K"
    DESIGN = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """State one source: who, when, where, its DOI, how far read, what it supports."""

    citation: str
    mark: Mark
    supports: str
    doi: str | None = None


_V, _S, _K, _D = Mark.VERIFIED, Mark.SECONDARY, Mark.COMMON_KNOWLEDGE, Mark.DESIGN

_ROWS: tuple[tuple[str, Mark, str, str | None, str], ...] = (
    ("design", _D, "Lumbar, design decision", None,
     "no published threshold exists; a clinician must agree to the number"),
    # Safety screening (rules page, section a)
    ("finucane-2020", _V, "Finucane et al. 2020, JOSPT 50(7):350-372", "10.2519/jospt.2020.9971",
     "red flags count in combination and with the whole picture, few of them alone"),
    ("verhagen-2016", _V, "Verhagen et al. 2016, Eur Spine J", "10.1007/s00586-016-4684-0",
     "which red flags guidelines name, and how rare serious disease is in primary care"),
    ("red-flag-card-2023", _S, "Community red-flag card, UK, 2023", None,
     "which signs need an emergency or a priority referral"),
    ("nhs-back-pain", _S, "NHS, Back pain (web page)", None,
     "when to call 999, when to ask for an urgent appointment"),
    ("aaa-nhs", _K, "NHS, Abdominal aortic aneurysm (web page)", None,
     "sudden severe pain, faintness or a throbbing lump as an emergency"),
    ("sieper-2009", _V, "Sieper et al. 2009, Ann Rheum Dis 68:784-788", None,
     "4 of 5 features point to inflammatory back pain"),
    ("acog-2020", _S, "ACOG Committee Opinion 804, 2020", None,
     "exercise in pregnancy, and the signs that must stop it"),
    ("cochrane-surgery-2014", _V, "Oosterhuis et al. 2014, Cochrane Database Syst Rev",
     "10.1002/14651858.CD003007.pub3",
     "programmes that start 4-6 weeks after first disc surgery help and are safe"),
    ("ostelo-2003", _V, "Ostelo et al. 2003, Cochrane review after lumbar disc surgery", None,
     "no evidence that activity must be restricted after a first discectomy"),
    ("par-q", _K, "PAR-Q+ (idea only; its text is protected)", None,
     "which medical conditions to ask about before exercise"),
    ("phq-9", _V, "Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613",
     "10.1046/j.1525-1497.2001.016009606.x",
     "sum, severity bands and the item on thoughts of self-harm"),
    ("brooke-wavell-2022", _V, "Brooke-Wavell et al. 2022, Br J Sports Med 56:837",
     "10.1136/bjsports-2021-104634",
     "what to avoid and what to favour with osteoporosis and spinal fractures"),
    # Direction and pain (sections b and c)
    ("long-2004", _V, "Long, Donelson, Fung 2004, Spine 29(23):2593-2602",
     "10.1097/01.brs.0000146464.23007.2a",
     "exercise in the preferred direction did better than the opposite or a mix"),
    ("may-2018", _V, "May et al. 2018, Musculoskelet Sci Pract 38:53-62", None,
     "how common a directional preference is; it predicts, it does not select"),
    ("owen-2020", _V, "Owen et al. 2020, Br J Sports Med 54:1279", None,
     "network meta-analysis of exercise types in chronic low back pain"),
    ("fernandez-rodriguez-2022", _V, "Fernández-Rodríguez et al. 2022, JOSPT 52:505", None,
     "network meta-analysis of exercise types for pain and disability"),
    ("osullivan-2020", _V, "O'Sullivan et al. 2020, Br J Sports Med 54:698",
     "10.1136/bjsports-2019-101611",
     "back pain facts: graded movement in all directions is safe"),
    ("barakatt-2009", _V, "Barakatt et al. 2009, J Man Manip Ther 17:196-205", None,
     "irritability is judged from several signs; no validated cut-off exists"),
    ("alrwaily-2016", _K, "Alrwaily et al. 2016, Phys Ther 96:1057", None,
     "symptom modulation, movement control, functional optimisation"),
    ("boonstra-2014", _V, "Boonstra et al. 2014, PAIN", None,
     "mild, moderate and severe on the visual analogue scale"),
    ("boonstra-2016", _V, "Boonstra et al. 2016, Front Psychol", "10.3389/fpsyg.2016.01466",
     "mild, moderate and severe on the numeric rating scale"),
    ("thomee-1997", _K, "Thomeé 1997, Phys Ther 77:1690", None,
     "pain zones for loading: safe, acceptable, high risk"),
    ("silbernagel-2007", _S, "Silbernagel et al. 2007, Am J Sports Med 35:897",
     "10.1177/0363546506298279",
     "activity may go on under a pain-monitoring model"),
    ("fees-1998", _K, "Fees et al. 1998, Am J Sports Med 26:732", None,
     "soreness rules for stepping a load up or down"),
    ("cheung-2003", _V, "Cheung et al. 2003, Sports Med 33:145", None,
     "muscle soreness after exercise: when it starts, peaks and ends"),
    ("smith-2017", _V, "Smith et al. 2017, Br J Sports Med 51:1679",
     "10.1136/bjsports-2016-097383",
     "pain need not be a barrier to exercise"),
    # Dose and guidelines (section d)
    ("apta-2021", _V, "George et al. 2021, JOSPT 51(11):CPG1-60", "10.2519/jospt.2021.0304",
     "which kinds of exercise are recommended for which low back pain"),
    ("nice-ng59", _V, "NICE guideline NG59, 2016, updated 2020", None,
     "stay active, stratify risk, consider exercise; no routine imaging"),
    ("who-2023", _V, "WHO 2023, guideline for chronic primary low back pain", None,
     "structured exercise and education may be offered"),
    ("exercise-review-2023", _V, "Systematic review of exercise, 2023, PMC10684665", None,
     "size of the effect of exercise on pain and function"),
    ("quentin-2021", _V, "Quentin et al. 2021, Int J Environ Res Public Health 18:8430", None,
     "home exercise reduces pain and disability; no firm dose is known"),
    ("trunk-review-2022", _V, "Review of trunk exercise, 2022, PMC8910008", None,
     "trunk isometric and motor-control exercise reduce pain and disability"),
    ("acsm-2009", _V, "Ratamess et al. 2009 (ACSM), Med Sci Sports Exerc 41:687", None,
     "repetitions, days and load steps of strength training"),
    ("nsca", _K, "National Strength and Conditioning Association, 2-for-2 rule", None,
     "raise the load after two extra repetitions in two sessions"),
    ("spiering-2021", _V, "Spiering et al. 2021, J Strength Cond Res 35:1449", None,
     "how little training keeps what was gained"),
    ("lambeek-2007", _V, "Lambeek et al. 2007, BMC Public Health 7:254", None,
     "graded activity: a start quota of 70 % of the mean, then fixed by time"),
    ("lindstrom-1992", _K, "Lindström et al. 1992, Phys Ther 72:279", None,
     "graded activity with quotas set by time, not by pain"),
    ("walkback-2024", _V, "Pocovi et al. 2024, Lancet 404:134-144",
     "10.1016/S0140-6736(24)00755-4",
     "progressive walking with education lengthens the time to a new episode"),
    ("run-walk-2023", _V, "Run-walk trial in chronic low back pain, 2023, conference abstract",
     None, "stages of a run-walk programme and their effect"),
    ("mcgill", _S, "McGill, Low Back Disorders", None,
     "modelled spine compression of common trunk exercises"),
    ("callaghan-1998", _V, "Callaghan et al. 1998, Phys Ther 78:8", None,
     "spine load of extension exercises such as the bird dog"),
    ("axler-1997", _V, "Axler, McGill 1997, Med Sci Sports Exerc 29:804", None,
     "challenge and spine load of abdominal exercises"),
    ("hill-2011", _K, "Hill et al. 2011, Lancet 378:1560-1571", "10.1016/S0140-6736(11)60937-9",
     "care matched to the STarT Back risk group"),
    # Outcome measures (section e)
    ("ostelo-2008", _V, "Ostelo et al. 2008, Spine 33:90-94", "10.1097/BRS.0b013e31815e3a10",
     "important change: 30 % of the baseline, and absolute steps per measure"),
    ("roland-2000", _V, "Roland, Fairbank 2000, Spine 25:3115-3124", None,
     "the Roland-Morris questionnaire: text, scoring and permission"),
    ("odi", _V, "Fairbank, Pynsent 2000, Spine 25:2940-2952", None,
     "the Oswestry Disability Index: scoring with missing sections and its bands"),
    ("psfs", _V, "Stratford et al. 1995, Physiother Can 47:258-263", None,
     "the patient-specific functional scale and its detectable change"),
    ("start-back", _V, "Hill et al. 2008, Arthritis Rheum 59:632-641; Keele University",
     "10.1002/art.23563", "scoring and risk groups of the STarT Back tool"),
    ("linton-2011", _V, "Linton, Nicholas, MacDonald 2011, Spine 36:1891-1895",
     "10.1097/BRS.0b013e3181f8f775", "scoring and cut-off of the short Örebro questionnaire"),
    ("pseq", _S, "Nicholas 2007, Eur J Pain 11:153-163", "10.1016/j.ejpain.2005.12.008",
     "sum and bands of the pain self-efficacy questionnaire"),
    ("fabq", _V, "Waddell et al. 1993, Pain 52:157-168", "10.1016/0304-3959(93)90127-B",
     "which items make the physical-activity and the work scale"),
    ("promis", _V, "PROMIS, HealthMeasures; Global Health conversion table", None,
     "raw sums to T-scores (mean 50, standard deviation 10)"),
    ("bobos-2020", _V, "Bobos et al. 2020, review of the global rating of change", None,
     "important change on the 11-point global rating of change"),
    ("kamper-2009", _V, "Kamper, Maher, Mackay 2009, J Man Manip Ther 17:163-170",
     "10.1179/jmt.2009.17.3.163", "how to build a global rating of change: 11 points"),
    ("arroll-2010", _V, "Arroll et al. 2010, Ann Fam Med 8:348-353", "10.1370/afm.1139",
     "sensitivity and specificity of the PHQ-2 cut-offs"),
    ("gad-2", _V, "Kroenke et al. 2007, Ann Intern Med 146:317-325", None,
     "cut-offs of the GAD-2 and GAD-7"),
    ("woby-2005", _V, "Woby et al. 2005, Pain 117:137-144", "10.1016/j.pain.2005.05.029",
     "important change of the 11-item Tampa scale"),
    ("brooke-1996", _S, "Brooke 1996, SUS: a quick and dirty usability scale", None,
     "items and scoring of the system usability scale"),
    # Adherence, yellow flags, work (sections f and g)
    ("newman-beinart-2016", _V, "Newman-Beinart et al. 2016, conference abstract", None,
     "how many people do not do their home exercise"),
    ("newman-beinart-2017", _V, "Newman-Beinart et al. 2017, Physiotherapy 103:180",
     "10.1016/j.physio.2016.11.001", "the exercise adherence rating scale"),
    ("beinart-2013", _V, "Beinart et al. 2013, Spine J, systematic review", None,
     "what helps people keep up home exercise"),
    ("nicolson-2017", _V, "Nicolson et al. 2017, Br J Sports Med 51:791",
     "10.1136/bjsports-2016-096458", "motivation and booster sessions help adherence"),
    ("lang-2022", _V, "Lang et al. 2022, Arch Physiother", "10.1186/s40945-022-00148-z",
     "digital support raises adherence in the short term"),
    ("siras", _V, "Brewer et al. 2000; Kolt et al. 2007", "10.1016/j.physio.2006.07.002",
     "a clinician's rating of adherence in the clinic, not at home"),
    ("palazzo-2016", _K, "Palazzo et al. 2016, Ann Phys Rehabil Med 59(2):107-113", None,
     "what stands in the way of home exercise"),
    ("meuwissen-2025", _V, "Meuwissen et al. 2025, J Clin Med 14:6251", None,
     "barriers and supports of exercise adherence"),
    ("kendall-1997", _V, "Kendall, Linton, Main 1997, NZ guide, revised 2004", None,
     "psychosocial yellow flags and early return to work"),
    ("hellman-2015", _K, "Hellman et al. 2015, Disabil Rehabil 37(6):499-505",
     "10.3109/09638288.2014.923531", "return to work is a long process"),
    # The five source programmes
    ("source-000", _V, "Continuing your back rehabilitation from home; D'Avoine, Absolute Balance",
     None, "home continuation: 3 exercises"),
    ("source-001", _V, "Back Rehabilitation Exercises; Palm Wellness Center", None,
     "spine conditioning: 8 exercises"),
    ("source-002", _V, "Lower Back Exercises for Back Injury Rehabilitation; Stern, LIVESTRONG.COM",
     None, "gentle lower-back starter: 4 exercises"),
    ("source-003", _V, "Fix Your Back Pain At Home With 10 Physiotherapy Exercises", None,
     "ten exercises at home"),
    ("source-004", _V, "The best exercises for low back pain (web article)", None,
     "direction-first training: 24 exercises, and the 2-point rule"),
)  # fmt: skip

EVIDENCE: dict[str, Source] = {
    key: Source(citation=citation, mark=mark, doi=doi, supports=supports)
    for key, mark, citation, doi, supports in _ROWS
}


def source(key: str) -> Source:
    """Look up one source; raise ``UnknownName`` for a key that no table row has."""
    try:
        return EVIDENCE[key]
    except KeyError:
        raise UnknownName(
            f"there is no source called {key!r}",
            path="evidence",
            remedy="add it to the table in core/evidence.py",
        ) from None
