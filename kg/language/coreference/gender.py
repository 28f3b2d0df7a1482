"""Words that tell a person's gender: honorifics, kinship and role nouns, and common first names of many languages."""

from __future__ import annotations

from kg.language.trees.words import vocabulary

MALE, FEMALE, NEUTER = "m", "f", "n"

_MALE_WORDS = vocabulary("""
mr mister sir lord king prince duke baron count emperor sultan sheikh emir monsieur señor senor don herr pope friar imam ayatollah rabbi
man boy father dad son brother uncle nephew grandfather grandson husband boyfriend widower bridegroom groom stepfather stepson
gentleman guy chairman spokesman businessman policeman congressman salesman cameraman fisherman fireman sportsman statesman actor waiter
""")
_FEMALE_WORDS = vocabulary("""
mrs ms miss madam madame lady queen princess duchess baroness countess empress dame señora senora doña frau mademoiselle
woman girl mother mum mom daughter sister aunt niece grandmother granddaughter wife girlfriend widow bride stepmother stepdaughter
chairwoman spokeswoman businesswoman policewoman congresswoman sportswoman stateswoman actress waitress nun heroine hostess
""")
# Given names that are one gender's by a wide margin in the countries where they are common; ambiguous ones (Andrea, Jean, Sasha, Kim) are left out.
_MALE_NAMES = vocabulary("""
aaron abdul abdullah abraham adam adolf adrian ahmad ahmed aidan akira alan albert alberto alejandro aleksandr alexander alexandre alexei alexey ali alfred alfredo
amit amir anatoly anders andre andrew andriy andrzej angelo anil anthony antoine anton antonio antony anwar archie arjun armando arnold arthur arturo arun ashraf asif
augusto barack barry bashar ben benedict benjamin benny bernard bernardo bernd bernie bill billy björn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan
byron calvin carl carlo carlos cesar charles chen chester chris christian christoph christopher chuck clarence claude claudio clay clement clifford clinton clive colin conor craig cyril
damian damien dan daniel daniele danny dario dave david davide dean dennis denys derek desmond dick didier diego dieter dimitri dirk dmitri dmitry dmytro dominic don donald doug douglas
duncan dustin dwight earl ed eddie edgar eduardo edward edwin ehud elias elijah elliott emil emilio emmanuel enrico enrique eric erik ernest ernesto ernst erwin ethan eugene evan
fabian fabio felipe felix ferdinand fernando fidel filip francesco francis francisco franck francois françois frank franz fred frederick fredrik friedrich fritz
gabriel gareth gary gavin gennady geoffrey george georges georgi gerald gerard gerhard giacomo gilbert giorgio giovanni giuseppe glen glenn gonzalo gordon graham greg gregory guido guillaume
guillermo gunther gustav gustavo hamid hans harold harry hasan hassan heinrich heinz helmut henri henrik henry herbert herman hiroshi hosni howard hubert hugh hugo hussein
ian ibrahim igor ilham ilya imran ismail isaac ivan jack jackson jacob jacques jaime jake jakob jamal james jan jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao
joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josé joseph josh joshua juan juha julian julien julio julius jürgen justin kamal karim karl keith ken kenji kenneth kevin
khaled khalid klaus kofi konrad konstantin kurt kyle kyriakos lance larry lars laurent lawrence lee leo leon leonardo leonid leopold leroy leslie lewis liam lloyd lorenzo louis luca lucas ludwig luigi luis
luiz lukas luke mahmoud mahmud manfred manuel marc marcel marcelo marco marcos marcus mariano mario marius mark marko markus martin marvin mason massimo mateusz matt matteo matthew matthias maurice
mauricio mauro max maxim maximilian mehdi mehmet michael michal michel miguel mikael mike mikhail milan miles miroslav mitch mohamed mohammad mohammed mohsen moritz morris moses muhammad muhammadu murray mustafa mykola
naftali narendra nathan nathaniel ned neil nelson nicholas nick nicolas nicolás niels nigel nikita nikolai nikolay nikos noah norman oleg oleksandr oleksiy oliver olivier omar oscar oskar osama otto
owen pablo paolo pascal patrick paul paulo pavel pavlo pedro pekka pete peter petr petro phil philip philippe pierre pietro piotr prakash rafael rahul raj rajesh ralph ramon ramzan randy raul raúl
ravi ray raymond recep reinhard rené ricardo riccardo richard rick ricky rob robert roberto rodney rodrigo roger roland rolf roman romano ron ronald ronaldo ross roy rudolf rudy rupert russell ryan saad
saddam said salman salvador salvatore sam samir samuel sanjay santiago satoshi scott sean sebastian serge sergei sergey sergio serhiy seth shane shaun shimon shinzo sidney silvio simon sir spencer stan
stanislav stanley stefan stefano stephen steve steven stuart suleiman sunil sven syed takashi tariq taro tayyip ted terrence theodore thierry thomas tim timothy timur toby todd tom tomas tomasz tommy
tony trevor tyler umar umberto uwe vaclav valery vasily venkat victor viktor vincent vincenzo vitali vitaliy vitaly vlad vladimir volodymyr wade walter warren wayne werner wesley wilhelm will william willie
winston wolfgang xavier yahya yasir yasser yevgeny yitzhak yoshihide youssef yuri yusuf yves zach zachary zoran
""")
_FEMALE_NAMES = vocabulary("""
abigail ada adele adriana agnes agnieszka aisha alexandra alexandria alice alicia alina alison allison alyssa amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna annalena
anne annette annie annika antonia anya april ariana ashley astrid audrey aung barbara beata beatrice beatriz becky belinda benazir bernadette bertha beth betty beverly birgit birgitta bonnie brenda bridget
brigitte brittany camila camilla candace carla carmen carol carole carolina caroline carrie catalina catherine cathy cecilia celia charlotte chelsea cherie cheryl chiara christiane christina christine
christy cindy claire clara claudia colette colleen constance consuelo cristina cynthia daisy dana daniela danielle daria deborah debra delia denise diana diane dolores donna dora doris dorothy ebony
edith eileen ekaterina elaine eleanor elena eleni elisa elisabeth eliza elizabeth ella ellen elsa elise emilia emily emine emma erica erika erin erna esperanza estelle esther eva eve evelyn faith fatima
fatma felicia fiona flora florence frances francesca frida gabriela gabriella gabrielle gemma georgia georgina geraldine gertrude gillian gina ginny giorgia giulia gladys glenda gloria grace greta
gretchen gudrun gwen hailey hannah harriet hazel heather heidi helen helena helga helle hilary hilda hillary holly ida imelda ines ingrid irene irina iris isabel isabella isabelle ivana jacinda
jackie jacqueline jana jane janet janice jasmine jeanne jenna jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie juliet kaja kamala karen karin karina
kate katerina katharina katherine kathleen kathryn kathy katie katrina katya kayla kirsten kristen kristi kristin kristina larisa laura lauren layla leila lena leslie leticia leyla lidia lillian lily
linda lisa liz lois lola lorena lori lorraine louise lucia lucille lucy ludmila luisa lydia lynn madeleine madison magdalena maggie maia malala malgorzata manuela margaret margarita margot maria
mariam mariana marianne marie marilyn marina marine marion marjorie marsha marta martha martina mary maryam matilda maureen maya megan meghan melanie melinda melissa mercedes mette michelle mildred
miranda miriam molly monica monika nadia nadine nancy naomi natalia natalie natalya natasha nicola nicole nina noor nora norma odile olena olga olivia oksana olha pamela patricia patty paula
pauline peggy penelope penny petra phoebe phyllis pilar polina priscilla priya priyanka rachel ramona rebecca regina renata renee rhonda rita roberta rosa rosalind rose rosemary roxana ruth sabine sabrina
sally samantha sandra sanna sara sarah selma shannon sharon sheila sheryl shirley silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susana susanna susanne suzanne svetlana
sylvia sylvie tamara tammy tania tanya tara tatiana tatyana teresa theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria viktoriia viktoriya viola violet virginia vivian wanda wendy whitney
xiomara yasmin yevgenia yolanda yulia yuliya yvette yvonne zainab zara zeynep zoe zsuzsanna
""")

NOUNS = dict.fromkeys(_MALE_WORDS, MALE) | dict.fromkeys(_FEMALE_WORDS, FEMALE)
GIVEN = dict.fromkeys(_MALE_NAMES, MALE) | dict.fromkeys(_FEMALE_NAMES, FEMALE)
AMBIGUOUS = frozenset(_MALE_NAMES) & frozenset(_FEMALE_NAMES) | {"andrea", "nicola", "leslie", "lee", "aung", "dana", "tracy"}
HONORIFICS = vocabulary("""mr mister mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister saint st madam madame monsieur mademoiselle
    señor senor señora senora herr frau gen col maj capt lt sgt cpl adm cmdr sen rep gov pres hon judge justice pope king queen prince princess
    president chancellor minister premier senator congressman congresswoman governor mayor ambassador secretary general colonel major captain
    lieutenant sergeant admiral commander archbishop bishop cardinal rabbi imam sheikh ayatollah emir sultan chairman chairwoman chief detective
    officer inspector coach""")


def of_name(words: tuple[str, ...]) -> str | None:
    """The gender that a person's name tells by its given name (the first word of several, or a lone given name)."""
    if not words or words[0] in AMBIGUOUS:
        return None
    return GIVEN.get(words[0])
