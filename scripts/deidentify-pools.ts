/** Names, places and sentences for generated texts; `OPEN` was used while writing rules, `HELD` was not. */
export type Pools = {
  names: { first: string[]; last: string[] }[]
  nicknames: string[]
  places: string[]
  streets: string[]
  employers: string[]
  schools: string[]
  facilities: string[]
  orgs: string[]
  jobs: string[]
  events: string[]
  cars: string[]
  holidays: string[]
  templates: { style: string; text: string }[]
}

const list = (text: string): string[] => text.split(',').map((s) => s.trim())
const culture = (first: string, last: string) => ({ first: list(first), last: list(last) })

export const OPEN: Pools = {
  names: [
    culture(
      'Darlene, Mitchell, Tanya, Corey, Bonnie, Dwight, Shelby, Travis',
      'Hargrove, Pickens, Ostrander, Wheelock, Babcock, Culpepper',
    ),
    culture(
      'Guadalupe, Ezequiel, Rocío, Fermín, Itzel, Abelardo, Nayeli',
      'Barragán, Quintanilla, Escamilla Ríos, Villaseñor, Cervantes Luna, de la Garza',
    ),
    culture('Quỳnh, Thắng, Diễm, Khôi, Trâm', 'Nguyễn, Trần, Vũ, Đặng, Lý'),
    culture('Olumide, Chidinma, Yetunde, Emeka, Folasade', 'Adeyemi, Okafor, Balogun, Eze, Onyekachi'),
    culture('Harpreet, Ananya, Rohit, Meena, Kavitha', 'Gill, Iyer, Chatterjee, Reddy, Bhatt'),
    culture('Fatima, Tariq, Leila, Hamza, Nour', 'Haddad, Al-Masri, Khoury, Siddiqui, Mansour'),
    culture('Xiuying, Haruto, Minji, Wei-Lun, Ayaka', 'Zhang, Fujimoto, Park, Tsai, Kobayashi'),
    culture(
      'Faith, Will, June, Mark, Rose, Dawn, Grant, Hazel',
      'Young, Banks, Stone, Cross, Fields, Church',
    ),
  ],
  nicknames: list('Skip, Tootsie, Moose, Pepper, Duke, Bunny'),
  places: list('Duluth, Ponca City, Truth or Consequences, Yakima, El Centro, Waycross, Sheboygan, Mazatlán'),
  streets: list('Larkspur Lane, Old Mill Road, W. Cermak Rd, Sunset Boulevard, Magnolia Ave, NE 42nd Street'),
  employers: list('Kohler, Walgreens, Pine State Lumber, Ridgeway Dental Supply, Amtrak, Cactus Cantina'),
  schools: list(
    'Washburn High School, Oregon State, Lakeview Elementary, St. Agnes Academy, Mesa Community College',
  ),
  facilities: list(
    "Sacred Heart, Lakeland Behavioral Health, Pine Rest, St. Joseph's Hospital, Harmony Recovery Center",
  ),
  orgs: list("First Baptist Church, Beth Shalom Synagogue, Elks Lodge 219, St. Stephen's Parish"),
  jobs: list(
    "the only female firefighter in the county, the town's pharmacist, mayor, the first openly gay priest in the diocese",
  ),
  events: list('the Westfield Mall shooting, the school bus crash, the dam collapse'),
  cars: list('red Ford pickup, white 2016 Civic, green Subaru'),
  holidays: list("Thanksgiving, Christmas Eve, New Year's Day, Mother's Day, Easter"),
  templates: [
    {
      style: 'prose',
      text: 'I would like to present {C}, a {AY} man who works nights at {E} and shares a flat with his brother {K:brother} on {ST}. He came to me after {FA} discharged him on {D}. PHQ-9 21, GAD-7 15. We have used behavioral activation as Martell describes it, and some ACT. {c} says very little. His mother, {KF:mother}, telephones from {P} every Sunday and tells him to pray. Last {MO} he drove his {CAR} into a ditch; there was no one else on the road. I find I hold my breath when he speaks. What do you make of the silence?',
    },
    {
      style: 'prose',
      text: '{c} was referred by Dr. {DR}. She is {A}, divorced, and grew up in {P}. Her ex, {KF:ex-husband}, has filed for custody ({CASE}) and the hearing is on {D}. The children, {K:son} ({AK}) and {K:daughter} ({AK}), go to {SC}. I have read Wallerstein again and the usual things on high conflict. There is hope here, and there is also a great deal of anger. On Monday she left me three messages. May I ask how others hold the line? I would not want to be a witness.',
    },
    {
      style: 'terse',
      text: '{i}, {A}F, ref Dr. {DR}. MRN {MRN}. Sleep poor since {HO}. Hosp {FA} x 2. Lives w/ sister {K:sister}. Works {E}. Sertraline 100. PCL-5 44. CPT x 8. SI passive, no plan. 988 given. Q: when to step up care?',
    },
    {
      style: 'lower',
      text: 'hi all, quick one. my client {c}, {A}, told me her husband {K:husband} found her phone. they live in {P} near {ST}. she works at {E} and hides cash in her car. she called me from {PH} at 2 am. i did a safety plan, dv hotline, all of it. her mom {K:mother} is no help. phq 18. will post more later. what would you do',
    },
    {
      style: 'list',
      text: 'Name: {C}\nDOB: {D}\nAddress: {AD}, {P} {Z}\nPhone: {PH}\nEmail: {EM}\nInsurance ID: {PLAN}\nEmergency contact: {KF:daughter} (daughter)\nTherapist: Dr. {DR}\nDx: F33.1\nMeds: Lexapro 20 mg\nMs. {s} was on time and tearful. Beck Depression Inventory 27. Plan: continue CBT weekly.',
    },
    {
      style: 'spanish',
      text: 'Presento a {C}, de {A} años, que vive en {P} con su esposo {K:husband}. Trabaja en {E} desde hace diez años. El {F} perdió a su hermana {K:sister} y desde entonces no duerme. La derivó la Dra. {DR}. Usamos terapia cognitiva y algo de Worden. Tiene esperanza, dice, pero poca. Su teléfono es {PH}. ¿Cómo acompañar este duelo sin apresurarlo?',
    },
    {
      style: 'mixed',
      text: '{c} habla inglés conmigo y español con su mamá, {K:mother}. She is {A} and studies at {SC}. En {ME} tuvo una crisis and ended up at {FA}. Her tío {K:uncle} paid the bill. Dice que «no pasa nada», but her PHQ-9 is 19. We talked about familismo, Falicov, all that. ¿Qué harían ustedes?',
    },
    {
      style: 'dictated',
      text: 'okay so this is about {c} um {A} years old lives with {K:partner} in {P} and {c} has been with {E} since the spring and then on {D} there was the panic attack at work and the ambulance took her to {FA} she says it was her heart I did some breathing with her and the next week she brought {K:partner} to session and he did all the talking so my question is do I see them together',
    },
    {
      style: 'prose',
      text: 'This is a supervision question more than a case. My client is {JOB}, so I will say little. I can say that {c} was there on the day of {EV}, and that {K:brother}, the brother, was not. We meet on Tuesdays. EMDR, phase 4, SUD from 9 to 3. I keep hearing Shapiro say that the past is present. At {OR} people bring casseroles and ask nothing. {c} turned {A} in {MO}. What am I not asking?',
    },
    {
      style: 'clean',
      text: "Client is a woman in her thirties, a teacher in a mid-size city in the Midwest. She has two children. We have met for 14 sessions, 50 minutes each. PHQ-9 went from 18 to 9, GAD-7 from 14 to 8. I draw on Linehan for skills and on Yalom for the rest. Her Manager part plans everything; the Exile is about six. She takes Zoloft 50 mg. There is a family history of Parkinson's. In 2019 she lost a pregnancy. Will it help to slow down? May is always hard for her mother, she says; I did not ask more. How do you pace this work?",
    },
  ],
}

export const HELD: Pools = {
  names: [
    culture(
      'Lorraine, Wendell, Jolene, Randall, Marcy, Clifford, Noreen, Dustin',
      'Applegate, Throckmorton, Vandermeer, Hollister, Satterfield, Pomeroy',
    ),
    culture(
      'Xóchitl, Baltazar, Nereida, Anselmo, Yesenia, Filiberto, Maribel',
      'Zaragoza, Monterrubio, Olivares Peña, Santibáñez, del Río, Ybarra',
    ),
    culture('Thảo, Quang, Nhung, Đức, Vân', 'Hoàng, Bùi, Ngô, Tôn, Đinh'),
    culture('Ngozi, Babatunde, Ifeoma, Kelechi, Abiodun', 'Nwachukwu, Oyelaran, Ogunleye, Ibekwe, Uzoma'),
    culture('Gurpreet, Lakshmi, Arjun, Shreya, Devika', 'Subramanian, Dhaliwal, Mukherjee, Naidu, Pillai'),
    culture('Zeinab, Bilal, Rania, Idrissa, Soraya', 'Barakat, El-Amin, Qasim, Rahmani, Farouk'),
    culture('Meiling, Takeshi, Eunji, Chih-Ming, Sakura', 'Huang, Nakagawa, Choi, Liang, Yoshida'),
    culture(
      'Hope, Drew, April, Chase, Ivy, Victor, Autumn, Jasper',
      'Rivers, Woods, Marsh, Bishop, Winters, Hall',
    ),
    culture(
      'Oleksandr, Bogdan, Svetlana, Agnieszka, Zoltán',
      'Kovalenko, Wiśniewski, Petrenko, Szabó, Dragomir',
    ),
    culture(
      'Siobhán, Tomás, Malakai, Leilani, Kekoa',
      "O'Shaughnessy, Tuilagi, Kealoha, Mac Giolla, Fa'asavalu",
    ),
  ],
  nicknames: list('Cookie, Ziggy, Red, Coach, Birdie, Tank'),
  places: list('Kalispell, Natchitoches, Bend, Show Low, Brattleboro, Opelika, Guaymas, Winnemucca, Tracy'),
  streets: list(
    'Juniper Court, Five Mile Road, E. Fordham Rd, Cesar Chavez Avenue, Whippoorwill Dr, SE 9th Ave',
  ),
  employers: list(
    'Caterpillar, Home Depot, Blue Heron Brewing, Tidewater Marine Services, Safeway, Mountain West Title',
  ),
  schools: list(
    'Garfield High, Northern Arizona University, Kit Carson Elementary, Holy Cross Prep, Pima Community College',
  ),
  facilities: list(
    "Good Samaritan, Cedar Ridge Hospital, Willow Creek Behavioral Center, St. Anthony's, New Dawn Recovery",
  ),
  orgs: list('Grace Lutheran Church, Islamic Center of Tempe, VFW Post 1180, Our Lady of Sorrows Parish'),
  jobs: list(
    "the county's only veterinarian, one of two midwives in the valley, sheriff, the first Black conductor of the city orchestra",
  ),
  events: list("the Riverbend train derailment, the mayor's arrest, the nightclub fire"),
  cars: list('black Jeep Wrangler, 2009 silver Corolla, yellow VW Beetle'),
  holidays: list("Labor Day, Halloween, Father's Day, Christmas, Good Friday"),
  templates: [
    {
      style: 'prose',
      text: 'Thank you for making time for this one. {C} came to the practice eleven months ago, soon after her partner {K:partner} walked out. She had turned {A} that week. Before that she had nursed her father, {KF:father}, through two years of Lewy body dementia in a rented house in {P}. She mentions {E}, where she keeps the books, as though it were a person. I work mostly in the tradition of Winnicott with a little Bion. Her Edinburgh score was never high. On {D} she wrote me a letter of nine pages. I have not answered it. {c} will ask on Thursday. How would you answer?',
    },
    {
      style: 'prose',
      text: 'Couple, married nine years. He is {C}, {A}, and she is {K:wife}. Their trouble began, both agree, when {K:wife} took a job with {E} and he stayed home in {P} with the baby. I use Gottman\'s Sound Relationship House and, when that fails, EFT. Mr. {s} speaks softly and looks at his shoes. At intake his DAS was 82, hers 97. In session 5 {K:wife} said that {KF:friend} from work had "listened." The room went cold. We had the same fight on {D} and again in {MO}. What is the bid that I keep missing?',
    },
    {
      style: 'prose',
      text: 'A brief question about duty. My {AY} client, {c}, told me that {K:stepfather}, the stepfather, keeps a gun in the glove box of a {CAR}, plate {PL}. They live at {AD}. A younger child, {K:sister}, {AK}, is in the house. I called the hotline and then {DR}, my supervisor, and I made a report (reference {CASE}). Now {c} has stopped coming. Tarasoff does not apply as I read it. I feel like a traitor. Would you write? Would you wait?',
    },
    {
      style: 'prose',
      text: '{c} is {JOB}. You see the difficulty. In a place such as {P} I cannot buy bread without meeting a cousin of {c}. Three of them attend {OR}. The presenting problem is insomnia, ISI 19, and beneath it the night of {EV}. We are in the seventh session of CBT-I as Perlis teaches it; sleep efficiency 71 %. There is a note from {FA} in the file, dated {D}, with a diagnosis I doubt. How do you keep a boundary in a town with one road?',
    },
    {
      style: 'terse',
      text: '{C}, {A}, M. Lives {P}. Dx: MDD, recurrent; r/o PTSD. Wife {K:wife}. DOI {D}. Claim # {CASE}. Atty {KS:lawyer}. PCP {DR}. Mirtazapine 15. IES-R 38. Tx: CPT, session 6. Stuck point: "I should have known." Q: involve wife?',
    },
    {
      style: 'terse',
      text: '{i} / {A}F / wk 9 DBT. Cutting 0 x 3 wks. Mom {K:mother}, BF {K:boyfriend}. School: {SC}. ED visit {D}, {FA}. Cell {PH}. Diary card done. C-SSRS low. On Abilify 5. Q: phone coaching limits w/ teen?',
    },
    {
      style: 'lower',
      text: 'ok here goes, sorry its long. so {c} is {A} and just got out of {FA}, third time this year. her boyfriend {K:boyfriend} drove her home to {P}. i got a text from her sister {K:sister} saying she wasnt eating again. bmi 16ish. we do cbt-e, i read fairburn till my eyes bleed. shes funny and smart and dying a little. she works weekends at {E}. her next appt w dr {DR} is {D}. i keep thinking about her after work. anyone else get this w ed clients? how do u let go at night',
    },
    {
      style: 'lower',
      text: 'question re fees. {C}, been seeing since {MO}, lost the job at {E} and now owes me for 6 sessions. wife {K:wife} emailed me ({EM}) asking for a superbill, policy number {PLAN}. i like them. i grew up poor. part of me wants to forgive it all and part of me is mad. {c} hasnt said a word about it. maybe this is enactment, maybe its rent. thoughts?',
    },
    {
      style: 'list',
      text: 'Patient: {CAPS}\nSex: F   Age: {A}\nMed Rec No: {MRN}\nSSN: {SSN}\nEmployer: {E}\nHome: {AD}, {P}, AZ {Z}\nNext of kin: {KF:brother}, brother, {PH}\nReferring: {DR}, MD\nReason: panic, 3 ER visits\nScreeners: PHQ-9 = 12; GAD-7 = 17; PCL-5 = 20\nModel: CBT, interoceptive exposure (Barlow)\nQuestion: How do you do exposures by video?',
    },
    {
      style: 'list',
      text: '- Who: {c}, {A}, uses they/them, art student at {SC}\n- Where: shares a house on {ST} in {P}\n- What: flashbacks since {HO}\n- People: roommate {K:roommate}; mother {K:mother} (not supportive)\n- Online: {H}, {URL}\n- Done so far: grounding, IFS parts map (the Critic, the Ghost, a seven-year-old)\n- Meds: none; declined Prozac\n- Ask: when is it too soon for unburdening?',
    },
    {
      style: 'spanish',
      text: 'Les cuento de {c}. Tiene {A} años, es de {P} y cuida a su madre, {K:mother}, enferma de Alzheimer. Dejó de trabajar en {E} hace dos años. Su marido, {KF:husband}, bebe los fines de semana. El {F} acudió a urgencias de {FA} con un dolor en el pecho; no era el corazón. He usado la entrevista motivacional y también a Satir. En {ME} cumple años y no quiere celebrarlo. ¿Qué me estoy perdiendo? A veces siento que soy su hija.',
    },
    {
      style: 'spanish',
      text: 'Caso: {C}. Motivo: ansiedad. Vive en {P} con su hijo {K:son}, de {AK} años, alumno de {SC}. El abogado, {KF:lawyer}, pide un informe para el expediente {CASE}. La cita en el juzgado es el {F}. Correo: {EM}. El padre del niño no aparece desde el otoño. GAD-7: 16. Según Minuchin habría que mirar la jerarquía; yo miro el reloj. ¿Escribirían el informe?',
    },
    {
      style: 'mixed',
      text: 'Mi clienta {c} ({A}) is undocumented, so please nothing of this in writing. Llegó de {P} con su hija {K:daughter}. She cleans at {E} and sends money to her mamá, {K:mother}. El {F} la pararon en la carretera y desde ese día no maneja. PTSD Checklist: 51. We are doing Narrative Exposure, línea de vida con piedras y flores. Con mucho miedo y con mucha gracia. How much do I advocate, y cuánto acompaño?',
    },
    {
      style: 'dictated',
      text: 'so um next is {C} and {c} is uh {A} I think and has been coming since {MO} for grief the wife {K:wife} died on {D} at {FA} and his daughter {K:daughter} flew in from {P} and now they are selling the house on {ST} and he is moving in with her which he did not ask for comma or so he says new paragraph I am using the dual process model and mostly I just listen question mark that is my question is listening enough',
    },
    {
      style: 'prose',
      text: 'He likes to be called {NICK}, though the chart says {C}. At {A90} he still drives, which is part of the consult. His neighbor {KF:neighbor} has called the police twice. A son, {K:son}, lives in {P} and wants him declared incompetent; the docket number is {CASE}. MoCA 23. I see him at home on Fridays. He makes tea in the good cups. Erikson would call it integrity; his son calls it stubbornness. {NICK} asked me to testify. Should I?',
    },
    {
      style: 'clean',
      text: "I want to think about an ending. The client, a retired nurse in her late seventies, has been with me for four years, mostly weekly. She found me after a stroke and a long stay in rehabilitation. We have leaned on Frankl, on Yalom's Staring at the Sun, and on a good deal of laughter. Her PHQ-9 hovers around 6. She lives in the rural South with a sister. Last spring she told me that she no longer needs to come, and then came for another year. In IFS language her Protectors trust me. I notice that I do not want to stop. Is that hers or mine? What rituals do you use for the last session?",
    },
    {
      style: 'clean',
      text: 'Ethics. A teen client told me about vaping and one episode of shoplifting. Parents have asked for records. State law here gives them access unless I document harm. ACA B.5.b and our own policy say discuss it with the minor first. I did, and she cried, and said she would never tell me anything again. The GAD-7 was 11, the RCADS in the borderline range. I used the 5 Cs and the Forester-Miller and Davis steps. Would you release a summary instead? Has anyone used a letter of agreement up front? I am free Wednesday at 4 if someone wants to talk.',
    },
    {
      style: 'clean',
      text: 'Anyone use Brainspotting with OCD? I have a 20-session authorization, Y-BOCS 26, Luvox 150 mg, and a client who finds ERP unbearable. Foa and Kozak would tell me to stay the course. Exposure has worked for the checking but not for the mental rituals. The Inference-Based approach looks promising. The client is Catholic, forties, works in finance, two kids in college. COVID made it all worse. I can share the hierarchy. Thanks in advance.',
    },
    {
      style: 'clean',
      text: 'Necesito ayuda con un encuadre. Paciente de unos cuarenta años, casada, dos hijos adolescentes, vive en una ciudad grande. Llega siempre quince minutos tarde. Llevamos doce sesiones. El inventario de Beck bajó de 29 a 17. Trabajo desde lo relacional, con Mitchell y Aron en la cabeza. Ella dice que soy la única persona que la espera. El martes la esperé de pie en la puerta. ¿Es un límite o un regalo? ¿Qué harían con el reloj?',
    },
  ],
}
