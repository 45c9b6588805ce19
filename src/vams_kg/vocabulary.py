"""The few terms that code must name, in closed namespaces: a misspelt term raises."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox


class Namespace:
    """A base IRI with a closed list of local names; each is an attribute that gives its node.

    >>> RDF.type
    <NamedNode value=http://www.w3.org/1999/02/22-rdf-syntax-ns#type>
    """

    def __init__(self, base: str, names: str = "") -> None:
        self.base: Final = base
        self._nodes = {name: ox.NamedNode(base + name) for name in names.split()}
        self.__dict__.update(self._nodes)  # a plain attribute is found without __getattr__

    def __getattr__(self, name: str) -> ox.NamedNode:
        """Return the node of a declared local name (`in_` for a Python keyword)."""
        nodes: dict[str, ox.NamedNode] = self.__dict__.get("_nodes", {})
        try:
            return nodes[name.removesuffix("_")]
        except KeyError:
            raise AttributeError(f"{name} is not declared in namespace {self.base}") from None

    def names(self) -> Iterable[str]:
        """Return the declared local names."""
        return self._nodes.keys()

    def node(self, local: str) -> ox.NamedNode:
        """Return the node of any local name: for names that come from data."""
        return ox.NamedNode(self.base + local)


RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type first rest nil Property")
RDFS = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#",
    "label comment subClassOf isDefinedBy seeAlso Class",
)
OWL = Namespace(
    "http://www.w3.org/2002/07/owl#",
    "Class Ontology Restriction ObjectProperty DatatypeProperty AnnotationProperty versionInfo"
    " equivalentClass intersectionOf unionOf onProperty someValuesFrom hasValue",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "boolean date decimal integer string anyURI duration"
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel broader narrower related inScheme"
    " notation definition scopeNote example topConceptOf hasTopConcept broadMatch closeMatch"
    " exactMatch narrowMatch relatedMatch changeNote",
)
DCT = Namespace(
    "http://purl.org/dc/terms/",
    "source title description issued modified isPartOf hasPart license conformsTo",
)
SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    "NodeShape PropertyShape SPARQLSelectExecutable name message severity path select prefix"
    " namespace declare Violation Warning Info",
)
VAMS = Namespace(
    "https://w3id.org/vams/def#",
    # a dossier
    "Document Dossieronderdeel Opgave Artikelverwijzing tekst noemt valtOnder ontkent verwijst"
    " dagen werkdagen opDatum artikelverwijzing wet artikelnummer lid onderdeel hoofdstuk resttekst"
    " kernwoorden inDocument sleutelpad volgnummer identificatie"
    " wetZoalsGenoemd artikelZoalsGenoemd"
    " titel soort regime regiemodel datum naam rol fase term onderwerp"
    # the document format
    " Veld vanKlasse sleutel eigenschap waardesoort kiestUit itemklasse meervoudig uitleg"
    " vergelijkbaar tekstwaarde jaNee keuze klasse datumwaarde duurwaarde artikelwaarde"
    " verwijzing item items"
    # other formats, read as drafts
    " Bronformaat Bronveld uitBronformaat bronnaam naarSleutel bijWaarde vasteWaarde idLetter"
    " concept"
    # proposals from own words
    " Voorstel voorstellen stand onder waarde zin plaats letterlijkeTekst"
    # words
    " signaalwoord afkorting"
    # rules and norms
    " Regel Leesregel Beslisregel Regelset Onderwerp regelset hersteladvies wieBeslist norm"
    " toetstUitspraak alleenVoor"
    " meldtBij gevolgVan regelbereik onderRegime alleenOnderRegime geldtOnderRegiemodel geldtAltijd"
    " hoogsteErnstOnder ernst volgorde geldtNietBij wijktVoorIndeling gevolgVanElders"
    " Norm normmodaliteit zekerheid afgeleid citaat vanBron aanduiding Bronplaats citaatUit"
    " normsubject handeling normvoorwaarde wettekst verkort"
    " nietGemodelleerd"
    # statements of sources
    " Uitspraak ToetsbareUitspraak BetekenisUitspraak Achtergronduitspraak redenNietGetoetst"
    " versiedatum mensKijktNaar apartGeteld"
    # flows of a dossier
    " Gegevensstroom van aan namens vertegenwoordigdDoor gegevenscategorieen stap grondslag"
    " oorspronkelijkeTaken nieuweTaak hoortBijProcesfase voertWetUit handeltAls"
    " hoortBijPartij gaatMee isGeenDerde beroepsgeheim doorbrekingsgrond"
    # parts of acts
    " Artikelreeks Ledenreeks GelezenDeel OngelezenDeel IngevoegdDeel Laagdeel Taakdeel"
    " artikelpatroon invoegendeBron leidtNaarNorm voorPartij nietAlleLedenGezien"
    " alleenAlsGever steuntLaag steuntGegevens meldtMetRegel"
    # the portrait of a document
    " Faseinrichting uitgangssituatie casusregie procesregie opschaalcriteria afschaalcriteria"
    " Processtap uitvoerder artikel termijn doel betreft"
    # versions compared, clauses, lines of a register
    " verschilnaam volgordeTelt Clausule voldoetAan clausuletekst bijOnderdeel inFormaat letOp"
    " nietTeBewijzen Clausuleleemte zonderClausule redenZonderClausule"
    " Registerkolom uitSleutel alleenPartijMet andersUitSleutel"
    # definitions compared
    " Facet facetVeld facetKenmerk facetsoort bepaaltAard soortJaNee soortPartijen soortFasen"
    " soortWoorden soortGetal soortKeuze Woordfamilie uitgang Roltoewijzing Definitie definitie"
    " kenmerken bron Partij organisaties"
    " Besluitstand volgendeStand standVoorstel standVastgesteld standVerworpen"
    # disclosures
    " Verstrekkingsnorm normVerstrekker normOntvanger normGegevens normFase nietVoorVerstrekker"
    " nietVoorOntvanger nietVoorGegevens nietInFase alsFeit tenzijFeit bijGeheimhouding opentLaag"
    " sluitLaag samenMet toetstLaag wijktVoorOpening uitzonderingOp vereist eenVan"
    " leemteBijVerstrekker leemteBijOntvanger nietAangeboden"
    " weegt weegtBijZwijgen Vereiste geeftKader"
    " nummervoorvoegsel citeertitel kentBeroepsgeheim gebondenAanGeheimhouding"
    " Laag alleenVoorGegevens vraagtOpening nietInVraag"
    " geldigVanaf zekerheidGeldigheid vervallenPer"
    " Vraagdeel naamVanVraagdeel geldigTot omvatBron bouwtVoortOp tegendeelVan brengtFeitMee"
    " peildatum voorbehoud deelsGelezen noemtPartijen"
    # the was-wordt list
    " Procesonderdeel vraag gewenst toontKlasse volgensArtikel leesplaats leestBij"
    " leestEigenschap herkendAan magOntbreken",
)
BEGRIP = Namespace("https://w3id.org/vams/begrip/", "ja nee niet-van-toepassing onbekend alle")
VOORSTEL = Namespace("https://w3id.org/vams/begrip/voorstel-", "te-bevestigen bevestigd afgewezen")
REGEL = Namespace("https://w3id.org/vams/regel/")
NORM = Namespace("https://w3id.org/vams/norm/")
BRON = Namespace("https://w3id.org/vams/bron/")
SCHEMA = Namespace("https://w3id.org/vams/begrip/schema/")
