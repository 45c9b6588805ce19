"""Turn a report into a page in words: answer first, receipt last."""

import textwrap
from collections.abc import Iterable, Iterator

from vams_kg.model import (
    Account,
    Actie,
    Antwoord,
    Finding,
    Lijstdeel,
    Norm,
    Place,
    Texts,
    Wordt,
)
from vams_kg.reporting.as_text import closing, spot, together
from vams_kg.reporting.page import (
    Actieregel,
    Bevinding,
    Documentdeel,
    Lijstrij,
    Normregel,
    Onderwerpblok,
    Pagina,
    Said,
    Standregel,
    Telling,
)
from vams_kg.reporting.page_tables import gap_table, pictures, receipt_table, said, weighing_table
from vams_kg.reporting.plain import clean
from vams_kg.reporting.receipt import Stamp
from vams_kg.reporting.report import SEVERITIES, Report, words
from vams_kg.reporting.verdict import standing

LONGEST = 180
"""Values in the was-wordt list are cut after so many characters; the place is named."""


def as_page(report: Report, format_name: str) -> Pagina:
    """Return the report as a page, for a format of `renderers.FORMATS`."""
    w = words(report.language)
    parts = tuple(
        _Part(report, account, f"d{number}", format_name).made()
        for number, account in enumerate(report.accounts, start=1)
    )
    many = len(parts) + report.onleesbaar > 1
    title = f"{w['rapport']}: {parts[0].titel}" if parts else w["rapport"]
    return Pagina(
        taal=report.language,
        titel=w["rapport_over"].format(aantal=len(parts)) if len(parts) > 1 else title,
        samen=" ".join(together(report)) if many else "",
        delen=parts,
    )


class _Part:
    """One document, with its findings in words, each once."""

    def __init__(self, report: Report, account: Account, ident: str, format_name: str) -> None:
        self.report, self.account, self.ident = report, account, ident
        self.form = format_name
        self.language = report.language
        self.w = words(report.language)
        found = account.judgement.bevindingen
        self.found = {
            id(finding): self._finding(finding, number)
            for number, finding in enumerate(found, start=1)
        }

    def made(self) -> Documentdeel:
        """Return everything the page says of the document."""
        account, judgement, w = self.account, self.account.judgement, self.w
        stamp = Stamp(account.receipt, self.form, self.language, self.report.onleesbaar)
        models = ", ".join(judgement.regiemodel) or "–"
        return Documentdeel(
            id=self.ident,
            titel=clean(judgement.titel or judgement.bestand),
            bestand=clean(judgement.bestand),
            kenmerken=(
                f"{judgement.soort or w['geen_soort']} · {w['regime']} {judgement.regime} · "
                f"{w['regiemodel']} {models} · {w['beoordeeld']} {judgement.datum}"
            ),
            voorbehoud=self._said(judgement.voorbehoud),
            stand=standing(judgement),
            oordeel=" ".join(closing(judgement, self.language)),
            tellingen=(
                *(Telling(s, judgement.aantal(s), w[f"tel_{s}"]) for s in SEVERITIES),
                Telling("Goed", account.goed, w["tel_Goed"]),
            ),
            acties=tuple(map(self._action, account.acties)),
            niets_te_doen=w["vul_eerst" if judgement.karig else "niets_te_doen"],
            lijst=tuple(map(self._row, account.waswordt.delen)),
            onderwerpen=tuple(self._topics()),
            portret=account.portret,
            beelden=pictures(account.portret, self.language),
            wegingen=weighing_table(account.wegingen, self.language),
            leemten=gap_table(account.leemten, self.language),
            bewijs=receipt_table(account.receipt, self.language),
            stempel=stamp,
        )

    def _said(self, texts: Texts) -> Said:
        return said(texts, self.language)

    # --- Findings ---

    def _finding(self, finding: Finding, number: int) -> Bevinding:
        return Bevinding(
            anker=f"{self.ident}-b{number}",
            ernst=finding.ernst,
            ernst_woord=self.w[finding.ernst],
            bericht=self._said(finding.bericht),
            plek=clean(spot(finding.plaats, self.language) or finding.pad) or "–",
            waar=clean(self._where(finding)),
            normen=tuple(map(self._norm, finding.normen)),
            herstel=self._said(finding.herstel),
            wie=self._said(finding.wie_beslist),
            regel=finding.regel,
        )

    def _spot(self, place: Place) -> str:
        return spot(place, self.language) or place.pad

    def _where(self, finding: Finding) -> str:
        """Return file and line, or what stands behind the sheet and cell: file and path."""
        place = finding.plaats
        line = f"{self.w['op_regel']} {place.regelnummer}" if place.regelnummer else ""
        path = finding.pad if spot(place, self.language) else ""
        return ", ".join(part for part in (place.bestand, line, path) if part)

    def _norm(self, norm: Norm) -> Normregel:
        return Normregel(
            artikel=norm.artikel or norm.bron,
            zekerheid=self.w.get(norm.zekerheid, norm.zekerheid),
            label=self._said(norm.label),
            citaat=clean(norm.citaat),
            citaat_uit=clean(norm.citaat_uit),
            url=norm.url,
            versie=norm.versie,
        )

    def _topics(self) -> Iterator[Onderwerpblok]:
        for topic in self.report.topics(self.account.judgement):
            name = topic.label[:1].upper() + topic.label[1:]
            yield Onderwerpblok(name, tuple(self.found[id(one)] for one in topic.bevindingen))

    def _action(self, action: Actie) -> Actieregel:
        return Actieregel(
            nummer=action.nummer,
            ernst=action.ernst,
            ernst_woord=self.w[action.ernst],
            doe=self._said(action.doe),
            wie=self._said(action.wie),
            bevindingen=tuple(self.found[id(one)] for one in action.bevindingen),
        )

    # --- The was-wordt list ---

    def _row(self, part: Lijstdeel) -> Lijstrij:
        label = self._said(part.onderdeel.label).tekst
        return Lijstrij(
            nummer=part.onderdeel.volgorde,
            naam=label[:1].upper() + label[1:],
            artikelen="; ".join(part.onderdeel.artikelen),
            was=tuple(map(self._answer, part.antwoorden)),
            staat_er=tuple(
                clean(f"{self._spot(item.plaats)} {item.naam}")
                for item in part.items
                if item.plaats.pad
            ),
            wordt=tuple(map(self._desired, part.wordt)),
            aanpassen=tuple(self.found[id(one)] for one in part.aanpassen),
            toevoegen=tuple(map(self._addition, part.toevoegen)),
        )

    def _answer(self, answer: Antwoord) -> Standregel:
        asked = self._said(answer.vraag.label)
        values = _short(f"{one.tekst}" for one in answer.vermeldingen)
        between = " " if asked.tekst.endswith("?") else ": "
        text = f"{asked.tekst}{between}{values}" if values else asked.tekst
        return self._standing(answer.stand, Said(text, asked.taal))

    def _desired(self, one: Wordt) -> Standregel:
        return self._standing(one.stand, self._said(one.gewenst.label))

    def _standing(self, standing: str, text: Said) -> Standregel:
        return Standregel(standing, self.w[f"stand_{standing}"], text)

    def _addition(self, one: Wordt) -> Said:
        label = self._said(one.gewenst.label)
        at = ", ".join(one.open_bij)
        return Said(clean(f"{label.tekst} ({at})" if at else label.tekst), label.taal)


def _short(values: Iterable[str]) -> str:
    return textwrap.shorten(clean("; ".join(values)), LONGEST, placeholder=" …")
