"""A graph to draw: an invented dispute over a dam, four articles, every class and every factuality."""

from kg.view import DocumentInfo, Edge, GraphView, Node, Sentence

BASE = "https://w3id.org/kg-news/"
DOCUMENTS = {
    "d1": DocumentInfo(
        "d1", "Vandt urges Kasmar to open the Tarn Dam before the planting season", "2031-03-02", "https://news.example/tarn"
    ),
    "d2": DocumentInfo("d2", "Envoy shuttles between Lenz and Brandholm as reservoir fills", "2031-03-04", ""),
    "d3": DocumentInfo("d3", "Farmers block the Halden bridge over water", "2031-03-05", "https://news.example/halden"),
    "d4": DocumentInfo("d4", "Auditors: Kasmar Hydro hid cracks in spillway", "2031-03-09", ""),
}

# label | class | aliases; a label that begins with a small letter is a common-noun participant.
NODES = """
Ilse Vandt | Person | Vandt, President Vandt
Tomas Rehn | Person | Rehn, Mr Rehn
Petra Holm | Person | Holm
Anders Lyk | Person |
Mira Sol | Person | Sol
Okke Brandt | Person | General Brandt
Daniel Achterberg | Person | Achterberg
Jonas Frey | Person |
Liv Aro | Person |
Veldria | Place |
Kasmar | Place |
Lenz | Place |
Brandholm | Place |
Port Halden | Place | Halden
Oster River | Place | the Oster
Upper Oster Valley | Place |
Geneva | Place |
Oster River Commission | Organization | ORC, the commission
Kasmar Hydro | Organization | KH
Veldrian Ministry of Water | Organization | Ministry of Water
River Watch | Organization |
Harbour News Agency | Organization | HNA
World Bank | Organization |
Supreme Court of Kasmar | Organization |
Lower Oster Farmers' Union | Organization | Farmers' Union
Veldrian Navy | Organization |
United Nations | Organization | UN
Tarn Dam | Facility | the dam
Halden Bridge | Facility |
Lenz Airport | Facility |
Spillway No. 3 | Facility |
Lenz Summit | Event |
March floods | Event |
Oster Treaty | Law | the treaty
Silt Report | Work |
T-40 turbine | Product |
Kasmari engineers | Group |
farmers | Group |
residents | Group |
protesters | Group |
auditors | Group |
upstream provinces | Group |
water release | Concept |
sluice gates | Concept |
rice fields | Concept |
cracks | Concept |
emergency loan | Concept |
compensation | Concept |
safe passage of barges | Concept |
drinking water | Concept |
reservoir | Concept |
inspection | Concept |
turbine contract | Concept |
ceasefire along the river | Concept |
warning | Concept |
road to the port | Concept |
planting season | Concept |
evacuation of three villages below the wall of the dam | Concept |
"""

# document | sentence | subject > relation > object | factuality | further fields, key=value; one line for every statement.
EDGES = """
d1 | President Ilse Vandt on Sunday urged Tomas Rehn to open the Tarn Dam before the planting season begins. | Ilse Vandt > urged > Tomas Rehn | asserted | time=2031-03-02; event=Request; topic=open the Tarn Dam
d1 | President Ilse Vandt on Sunday urged Tomas Rehn to open the Tarn Dam before the planting season begins. | Tomas Rehn > opened > Tarn Dam | requested | time=before the planting season; attribution=Ilse Vandt
d1 | President Ilse Vandt on Sunday urged Tomas Rehn to open the Tarn Dam before the planting season begins. | Ilse Vandt > president_of > Veldria | asserted |
d1 | Rehn, prime minister of Kasmar, replied that the reservoir would be full by May. | Tomas Rehn > prime_minister_of > Kasmar | asserted |
d1 | Rehn, prime minister of Kasmar, replied that the reservoir would be full by May. | Kasmar > filled > reservoir | planned | attribution=Tomas Rehn; time=2031-05
d1 | The Veldrian Ministry of Water said Kasmar had cut the flow of the Oster River by 40 percent since January. | Kasmar > cut > Oster River | reported | attribution=Veldrian Ministry of Water; quantity=40 percent; time=2031-01
d1 | Petra Holm, who heads the Veldrian Ministry of Water, met with the Oster River Commission in Geneva. | Petra Holm > heads > Veldrian Ministry of Water | asserted |
d1 | Petra Holm, who heads the Veldrian Ministry of Water, met with the Oster River Commission in Geneva. | Petra Holm > met_with > Oster River Commission | asserted | place=Geneva; event=Consult
d1 | Vandt accused Kasmar Hydro of breaking the Oster Treaty. | Ilse Vandt > accused > Kasmar Hydro | asserted | event=Accuse
d1 | Vandt accused Kasmar Hydro of breaking the Oster Treaty. | Kasmar Hydro > broke > Oster Treaty | alleged | attribution=Ilse Vandt
d1 | Veldria and Kasmar signed the Oster Treaty in Lenz in 1994. | Veldria > signed > Oster Treaty | asserted | time=1994; place=Lenz
d1 | Veldria and Kasmar signed the Oster Treaty in Lenz in 1994. | Kasmar > signed > Oster Treaty | asserted | time=1994; place=Lenz
d1 | Without the water release the rice fields of Veldria could fail. | water release > saved > rice fields | possible |
d1 | Lenz is the capital of Veldria. | Lenz > capital_of > Veldria | asserted |
d1 | Kasmar did not answer the warning that Veldria sent in February. | Kasmar > answered > warning | negated |
d1 | Kasmar did not answer the warning that Veldria sent in February. | Veldria > sent > warning | asserted | time=2031-02; recipient=Kasmar
d2 | United Nations envoy Daniel Achterberg flew from Lenz to Brandholm on Tuesday. | Daniel Achterberg > flew_to > Brandholm | asserted | time=2031-03-04; source=Lenz
d2 | United Nations envoy Daniel Achterberg flew from Lenz to Brandholm on Tuesday. | Daniel Achterberg > envoy_of > United Nations | asserted |
d2 | Achterberg urged Vandt and Rehn to attend the Lenz Summit. | Daniel Achterberg > urged > Ilse Vandt | asserted | event=Request
d2 | Achterberg urged Vandt and Rehn to attend the Lenz Summit. | Daniel Achterberg > urged > Tomas Rehn | asserted | event=Request
d2 | Achterberg urged Vandt and Rehn to attend the Lenz Summit. | Ilse Vandt > attended > Lenz Summit | requested | attribution=Daniel Achterberg
d2 | Achterberg urged Vandt and Rehn to attend the Lenz Summit. | Tomas Rehn > attended > Lenz Summit | requested | attribution=Daniel Achterberg
d2 | "We will come," Rehn told the Harbour News Agency. | Tomas Rehn > told > Harbour News Agency | asserted |
d2 | "We will come," Rehn told the Harbour News Agency. | Tomas Rehn > attended > Lenz Summit | planned | attribution=Tomas Rehn
d2 | The World Bank may grant Veldria an emergency loan of $200 million. | World Bank > granted > emergency loan | possible | quantity=$200 million; recipient=Veldria
d2 | Brandholm is the capital of Kasmar. | Brandholm > capital_of > Kasmar | asserted |
d2 | Okke Brandt said the Veldrian Navy would escort barges to Port Halden. | Okke Brandt > commands > Veldrian Navy | asserted |
d2 | Okke Brandt said the Veldrian Navy would escort barges to Port Halden. | Veldrian Navy > guaranteed > safe passage of barges | planned | attribution=Okke Brandt; destination=Port Halden
d2 | Kasmari engineers were seen at the sluice gates of the Tarn Dam on Monday, River Watch reported. | Kasmari engineers > inspected > sluice gates | reported | attribution=River Watch; time=2031-03-03
d2 | Kasmari engineers were seen at the sluice gates of the Tarn Dam on Monday, River Watch reported. | sluice gates > part_of > Tarn Dam | asserted |
d2 | The Tarn Dam stands in the Upper Oster Valley, 60 kilometres from the border. | Tarn Dam > stood_in > Upper Oster Valley | asserted | quantity=60 kilometres
d2 | The upstream provinces depend on the Tarn Dam for drinking water. | upstream provinces > depended_on > Tarn Dam | asserted | purpose=drinking water
d2 | The upstream provinces depend on the Tarn Dam for drinking water. | Tarn Dam > supplied > drinking water | asserted | recipient=upstream provinces
d2 | Achterberg proposed a ceasefire along the river. | Daniel Achterberg > proposed > ceasefire along the river | asserted | event=Propose
d2 | Kasmar Hydro operates the Tarn Dam. | Kasmar Hydro > operated > Tarn Dam | asserted |
d2 | Veldria asked the United Nations for an inspection. | Veldria > asked > United Nations | asserted | event=Request; topic=inspection
d2 | Veldria asked the United Nations for an inspection. | United Nations > carried_out > inspection | requested | attribution=Veldria
d2 | Liv Aro of River Watch said the commission had seen the Silt Report. | Liv Aro > member_of > River Watch | asserted |
d2 | Liv Aro of River Watch said the commission had seen the Silt Report. | Oster River Commission > saw > Silt Report | reported | attribution=Liv Aro
d3 | Dozens of farmers blocked the Halden Bridge on Wednesday morning. | farmers > blocked > Halden Bridge | asserted | quantity=dozens; time=2031-03-05; event=Protest
d3 | The Lower Oster Farmers' Union, led by Jonas Frey, demanded compensation from Kasmar. | Jonas Frey > led > Lower Oster Farmers' Union | asserted |
d3 | The Lower Oster Farmers' Union, led by Jonas Frey, demanded compensation from Kasmar. | Lower Oster Farmers' Union > demanded > compensation | asserted | source=Kasmar; event=Demand
d3 | The Lower Oster Farmers' Union, led by Jonas Frey, demanded compensation from Kasmar. | Kasmar > paid > compensation | requested | attribution=Lower Oster Farmers' Union
d3 | The protesters also closed the road to the port for three hours. | protesters > closed > road to the port | asserted | quantity=three hours
d3 | Governor Anders Lyk met the protesters and promised to call Lenz. | Anders Lyk > met > protesters | asserted |
d3 | Governor Anders Lyk met the protesters and promised to call Lenz. | Anders Lyk > governor_of > Port Halden | asserted | inferred=1
d3 | Governor Anders Lyk met the protesters and promised to call Lenz. | Anders Lyk > called > Lenz | planned | attribution=Anders Lyk
d3 | Port Halden lies where the Oster River meets the sea. | Oster River > reached > Port Halden | asserted |
d3 | The March floods of 2029 destroyed 12,000 hectares of rice fields. | March floods > destroyed > rice fields | asserted | quantity=12,000 hectares; time=2029-03
d3 | Frey said Kasmar had caused the March floods. | Kasmar > caused > March floods | alleged | attribution=Jonas Frey
d3 | Residents were told to boil drinking water. | > told > residents | asserted |
d3 | Police did not remove the protesters. | > removed > protesters | negated |
d3 | The Halden Bridge carries the road to the port. | Halden Bridge > carried > road to the port | asserted |
d4 | Kasmar Hydro knew of the cracks in Spillway No. 3 for two years, auditors said. | Kasmar Hydro > knew_of > cracks | reported | attribution=auditors; time=for two years
d4 | Kasmar Hydro knew of the cracks in Spillway No. 3 for two years, auditors said. | cracks > part_of > Spillway No. 3 | asserted |
d4 | Spillway No. 3 of the Tarn Dam was closed in 2030. | > closed > Spillway No. 3 | asserted | time=2030
d4 | Spillway No. 3 of the Tarn Dam was closed in 2030. | Spillway No. 3 > part_of > Tarn Dam | asserted |
d4 | The Supreme Court of Kasmar ordered an inspection after Mira Sol leaked the Silt Report. | Supreme Court of Kasmar > ordered > inspection | asserted | event=Demand
d4 | The Supreme Court of Kasmar ordered an inspection after Mira Sol leaked the Silt Report. | Mira Sol > leaked > Silt Report | asserted |
d4 | Sol, an engineer who worked for Kasmar Hydro, reportedly fled to Veldria through Lenz Airport. | Mira Sol > worked_for > Kasmar Hydro | asserted |
d4 | Sol, an engineer who worked for Kasmar Hydro, reportedly fled to Veldria through Lenz Airport. | Mira Sol > fled_to > Veldria | alleged | attribution=reportedly; place=Lenz Airport
d4 | Sol, an engineer who worked for Kasmar Hydro, reportedly fled to Veldria through Lenz Airport. | Mira Sol > passed_through > Lenz Airport | alleged | attribution=reportedly
d4 | Kasmar Hydro denied that it had hidden the cracks. | Kasmar Hydro > hid > cracks | negated | attribution=Kasmar Hydro
d4 | The auditors accused Kasmar Hydro of paying Rehn for the turbine contract. | auditors > accused > Kasmar Hydro | asserted | event=Accuse
d4 | The auditors accused Kasmar Hydro of paying Rehn for the turbine contract. | Kasmar Hydro > paid > Tomas Rehn | alleged | attribution=auditors; cause=turbine contract
d4 | Rehn awarded the turbine contract for eleven T-40 turbines in 2028. | Tomas Rehn > awarded > turbine contract | asserted | time=2028
d4 | Rehn awarded the turbine contract for eleven T-40 turbines in 2028. | turbine contract > covered > T-40 turbine | asserted | quantity=eleven
d4 | The World Bank funded the Tarn Dam. | World Bank > funded > Tarn Dam | asserted |
d4 | Vandt again urged Rehn to let inspectors in. | Ilse Vandt > urged > Tomas Rehn | asserted | event=Request; time=2031-03-09
d4 | Vandt called Rehn a gambler and threatened to close Port Halden to Kasmari ships. | Ilse Vandt > insulted > Tomas Rehn | asserted |
d4 | Vandt called Rehn a gambler and threatened to close Port Halden to Kasmari ships. | Ilse Vandt > threatened > Tomas Rehn | asserted | event=Threaten
d4 | Vandt called Rehn a gambler and threatened to close Port Halden to Kasmari ships. | Ilse Vandt > closed > Port Halden | planned | attribution=Ilse Vandt; purpose=Kasmari ships
d4 | Rehn rejected the letter that Vandt had sent him. | Tomas Rehn > rejected > Ilse Vandt | asserted |
d4 | River Watch called for the evacuation of three villages below the wall of the dam. | River Watch > called_for > evacuation of three villages below the wall of the dam | asserted | event=Demand
"""


def sample() -> GraphView:
    """The graph: nodes in order of their table, edges with ids s000, s001, …"""
    rows = [[part.strip() for part in line.split("|")] for line in NODES.strip().splitlines()]
    edges = tuple(_edge(number, line) for number, line in enumerate(EDGES.strip().splitlines()))
    nodes = tuple(_node(label, kind, aliases, edges) for label, kind, aliases in rows)
    return GraphView(nodes, edges, tuple(DOCUMENTS.values()))


def _id(label):
    return label.replace(" ", "_") or None


def _node(label, type, aliases, edges):
    names = tuple(alias.strip() for alias in aliases.split(",") if alias.strip())
    documents = sorted({e.sentences[0].document for e in edges if _id(label) in (e.source, e.target)})
    kind = "name" if label[0].isupper() and type != "Concept" else "nominal"
    return Node(_id(label), f"{BASE}entity/{_id(label)}", label, type, kind, names, "Q7795" if label == "Lenz" else None, tuple(documents))


def _edge(number, line):
    document, text, triple, factuality, fields = (part.strip() for part in line.split("|"))
    source, relation, target = (part.strip() for part in triple.split(">"))
    extra = dict(field.strip().split("=", 1) for field in fields.split(";") if field)
    start = 40 + 13 * number
    return Edge(
        id=f"s{number:03}",
        iri=f"{BASE}statement/s{number:03}",
        source=_id(source),
        target=_id(target),
        relation=relation,
        lemma=relation.split("_")[0].removesuffix("ed"),
        label=relation.replace("_", " "),
        factuality=factuality,
        attribution=extra.get("attribution", ""),
        inferred="inferred" in extra,
        confidence=round(0.97 - number % 7 * 0.06, 2),
        time=extra.get("time", ""),
        place=extra.get("place", ""),
        quantity=extra.get("quantity", ""),
        plain=factuality in ("asserted", "reported"),
        event=extra.get("event", ""),
        sentences=(Sentence(document, DOCUMENTS[document].title, start, start + len(text), text),),
        arguments=tuple(
            (role, extra[role]) for role in ("recipient", "topic", "source", "destination", "purpose", "cause") if role in extra
        ),
    )


def large(nodes: int = 2000, edges: int = 4000) -> GraphView:
    """A graph of the size of a big build, with hubs as news has them: node n hangs on earlier ones, mostly on early ones."""
    types = ("Person", "Organization", "Place", "Group", "Concept", "Facility", "Event")
    names = tuple(
        Node(f"n{i}", f"{BASE}entity/n{i}", f"{types[i % 7]} {i}", types[i % 7], "name" if i % 7 < 4 else "nominal", (), None, ("d1",))
        for i in range(nodes)
    )
    facts = ("asserted", "asserted", "reported", "alleged", "requested", "planned", "possible", "negated")
    text = "The one party met the other party on Monday, officials said."
    links = tuple(
        Edge(
            f"e{i}", f"{BASE}statement/e{i}", f"n{i % nodes}", f"n{int((i % nodes) * ((i * 7919) % 1009 / 1009) ** 4)}", "met", "meet", "met",
            facts[i % 8], "", False, 0.9, "", "", "", True, "", (Sentence("d1", "Party talks", 0, len(text), text),), (),
        )
        for i in range(1, edges)
    )  # fmt: skip
    return GraphView(names, links, (DocumentInfo("d1", "Party talks", "", ""),))
