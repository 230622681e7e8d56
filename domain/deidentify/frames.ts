import type { FindingType } from './finding.ts'

/** The places in a sentence where a name of some kind stands, read from the words before and after it. */

const or = (text: string): string => text.trim().split(/\s+/).join('|')

export const KIN =
  or(`mother mom mum mommy mama mami ma father dad daddy papa papi pa stepmother stepmom stepfather stepdad stepson stepdaughter
  husband husb hubby wife spouse ex ex-husband ex-wife ex-boyfriend ex-girlfriend ex-partner fiance fiancee partner boyfriend girlfriend bf gf
  son daughter dtr dau child kid kids children sons daughters baby infant newborn toddler boy girl sister sis brother bro half-sister half-brother stepsister stepbrother
  twin sibling sib sibs siblings sisters brothers grandmother grandma granny gran nana grandfather grandpa gramps grandparents grandson granddaughter fa mo mgm mgf pgm pgf mil fil sil bil hus
  aunt auntie uncle cousin cousins niece nephew grand-nephew grand-niece grandnephew mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law
  godmother godfather godson goddaughter friend friends bff bestie buddy suitemate suitemates roomie roommate roommates housemate neighbor neighbour neighbors classmate teammate coworker co-worker
  boss landlord landlady caregiver aide babysitter nanny stalker abuser perpetrator perp relative widow widower lover crush
  madre padre esposo esposa marido mujer novio novia pareja hijo hija hijos hijas hermano hermana hermanos hermanas abuela abuelo abuelita tia tio primo prima sobrino sobrina
  suegra suegro cunada cunado yerno nuera nieto nieta madrastra padrastro padrino madrina comadre compadre amigo amiga vecino vecina jefe jefa companero companera
  exesposo exmarido exnovio expareja bebe nino nina familiar mejor gemelo gemela casero casera patron`)

export const CLIENT = or(
  'client clients patient pt pts paciente cliente consultante clienta ct usuaria usuario analysand',
)

const OTHER_ROLE =
  or(`colleague supervisor coach teacher principal pastor reverend minister rabbi imam priest deacon bishop chaplain lawyer attorney abogado abogada counsel judge juez jueza officer detective
  sheriff deputy sergeant trooper caseworker cw worker po sponsor captain lieutenant mediator interpreter manager maestro maestra entrenador profesor profesora director directora
  gal evaluator owner leader driver agent investigator advocate guard mentor tutor instructor professor trainer supervisor bailiff clerk plaintiff defendant witness victim petitioner kin guarantor proxy emerg
  journalist reporter photographer publicist realtor contractor nanny producer conductor editor neighbor trustee executor landlord tenant barber hairdresser vicar curate warden matron headmaster headmistress solicitor barrister clerk usher steward foreman bookkeeper housekeeper gardener dispatcher shaman curandera healer vet veterinarian classmate cellmate labmate bunkmate shipmate crewmate castmate bandmate`)

const CARER =
  or(`therapist terapeuta psychologist psicologo psicologa psychiatrist psiquiatra prescriber counselor counsellor consejero consejera doctor doctora gp pcp physician medico medica
  pediatrician pediatra surgeon cirujano cirujana oncologist oncologo oncologa neurologist neurologo cardiologist endocrinologist obgyn ob gynecologist obstetrician specialist hospitalist internist
  nurse enfermera enfermero midwife partera doula clinician provider dietitian nutritionist pharmacist dentist neuropsychologist trabajadora pmhnp np lcsw lmft
  consultant co-leader co-facilitator cofacilitator co-therapist cotherapist anesthesiologist geriatrician rheumatologist dermatologist urologist radiologist analyst resident intern hematologist nephrologist gastroenterologist pulmonologist`)

export const TITLES = or(
  'mr mrs ms miss mx sr sra srta don dona senor senora senorita sir madam smt shri sri hon revd dame sheikh haji hajji sensei pandit msgr monsignor rav rebbe tsgt ssgt cpl pvt cpt pfc',
)
export const KIN_TITLES = or(
  'uncle aunt auntie tia tio grandma grandpa granny nana abuela abuelo abuelita papa mama mami papi cousin prima primo big little baby old',
)
export const DOCTOR_TITLES = or('dr dra doctor doctora prof professor nurse enfermera')
export const OFFICE_TITLES = or(
  'major colonel commander corporal chief dean president judge justice juez jueza officer detective sgt sergeant det lt lieutenant capt captain deputy sheriff pastor rev reverend father fr rabbi imam bishop deacon elder padre coach principal attorney abogado abogada lic lcda lcdo licda licdo licenciado maestra maestro trooper ij alj agent agente sister brother hermano hermana magistrate senator councilman mayor apostle evangelist canon precentor ajahn bhante swami lama shaykh',
)

const COURTESY = 'don|dona|senor|senora|senorita|sr|sra|srta|profe|licenciado|licenciada|compadre|comadre'

const LINK = `(?: (?:,|:|=|\\(|-|—|named|called|is|was|es|era|se llama|llamad[oa]|name is|name|nombre|aka|goes by|whose name is|actually|also|says|who is|,? (?:whom|who) (?:i|we) (?:will|shall) call|"|'))*`
const PARENTHESIS = `(?: \\( [^)]{1,20} \\))?`

const make = (source: string): RegExp => new RegExp(`(?:^| )(?:${source})$`)

export const LEFT = {
  kin: make(
    `(?:${KIN})'?s?${PARENTHESIS}${LINK}|(?:parents|mother|mom|father|dad|cousin|cousins|sister|brother|aunt|uncle|friend|wife|husband|widow|son|daughter|family|death|loss|custody|custodia|padres) (?:of|de)`,
  ),
  client: make(`(?:${CLIENT})${PARENTHESIS}${LINK}`),
  presented: make(
    `(?:presenting|present|i present|presento|presenta|about|consult|consulta|consulting|seeing|been seeing|treating|treat|i treat|i see|working with|work with|i met|case of|caso de|trata de|the case :|case :|caso :|client name :|name :|nombre :|nombre del paciente :|patient name :|paciente :|client :|patient :|pt :|re :|subject :|id :|i will call|tell you about|cuento de|hablarles de|hablar de|introduce|introducing|group :|grupo :|follow-up :|intake :|intake with|session with|sesion con|met with|update on|atiendo a|veo a|traigo a)`,
  ),
  named: make(
    `(?:named|called|calls? (?:him|her|them|me|himself|herself|themself|themselves)|(?:called|named|christened|baptised|baptized) it|name is|name was|name as|named (?:him|her|them|the baby)|goes by|go by|going by|went by|known (?:as|to (?:friends|family|everyone|all|us|the family|his friends|her friends) as)|a\\.?k\\.?a\\.?|a . k . a .?|aka|nickname[d]?(?: is| :)?|nicknamed|alias|llamad[oa]|llaman|se llama|le dicen|le dice|apodad[oa]|apodo|conocid[oa] (?:como|por)|nombre es|nombre de|nombre legal|(?:chart|record|records|file|license|certificate|passport|paperwork|intake|card|id) (?:says|has (?:him|her|them) as|lists (?:him|her|them) as|reads|calls (?:him|her|them))|formerly|nee|born|legal name|legally|preferred name|deadname|maiden name|signed|signs|firma|firmado|answers to|prefers|we call (?:him|her|them)|i'll call (?:him|her|them)|tattoo of the name|by the name of|the name|(?:own|real|birth|given|christian|married|church|stage|street|hebrew|english|american|chinese) name)(?: :| is| ,| \\(| "| '|:)*`,
  ),
  /** Beyond doubt what somebody is called, also where it is a title: `everyone calls him Coach`. */
  nicknamed: make(
    `(?:calls? (?:him|her|them|me|himself|herself)|called (?:him|her|them)|(?:be|is|was|gets|got|been) called|known (?:as|to (?:friends|family|everyone|all|us) as)|goes by|go by|went by|nicknamed|le dicen|lo llaman|la llaman|lo llamamos|la llamamos|apodad[oa])(?: |"|'|just|only|simply|the)*`,
  ),
  other: make(`(?:${OTHER_ROLE}|${COURTESY}|p \\. ?o \\.?)(?: (?:,|:|is|named|called|\\(|was|=))*`),
  carer: make(
    `(?:${CARER}|(?:my|our|a|clinical|mi|nuestra|una) (?:supervisor|supervisora|colleague|colega)|ref|ref dr|refs?|referred by|referral from|referral|derivad[oa] por|referid[oa] por|under the care of|followed by dr|prior therapist|prior tx|provider|pcp|prescriber|attending|therapist|saw dr|supervised by)(?: (?:,|:|is|was|named|called|\\(|=|es|\\.))*`,
  ),
  court: make(
    `(?:(?:in re|in re :|matter of)(?: the)?(?: (?:guardianship|marriage|adoption|estate|conservatorship|interest|custody|welfare|parentage|termination of parental rights) of)?|estate of|guardianship of|conservatorship of|people v|state v|commonwealth v|vs?|v \\.|vs \\.|versus|contra)`,
  ),
  act: make(
    `(?:brought|took|picked up|hired|fired|sued|raised|bathed|fed|drove|told|tells|tell|mentions|mentioned|met|meet|meets|married|marry|marrying|divorced|divorcing|dating|date|dates|kissed|hit|hugged|texted|texts|texting|called|calls|phoned|emailed|asked|asks|misses|missed|loved|loves|loving|hates|hated|left|leaving|blames|blamed|forgave|trusts|trusted|visited|visits|visit|with|w|w/|by|and|&|y|e|con|from|for|to|between|against|about|like|that|because|than|when|if|while|since|after|before|whether|where|how|but|or|says|said|lost|adopted|raised|watching|saw|sees|see|behind|without|sin|a|que|de|para|por|cuando|porque|until|into|of|on|toward|towards|near|around|plus)`,
  ),
  employer: make(
    `(?:(?:registrar|president|vice-president|ceo|cfo|coo|cto|founder|co-founder|owner|co-owner|head|chief|chair|chairman|chairwoman|partner|vp|director|manager|dean|provost|superintendent|editor|curator|proprietor|chancellor|bursar|warden|treasurer|trustee|employee|staff|floor|kitchen|lobby|board|mailroom|warehouse|payroll|books) (?:of|at|for)(?: the)?|(?:part-time|full-time|works?|worked|working|cleans|cooks|volunteers|wks|job|jobs|employed|employee|shifts?|nights|days|temp(?:s|ed)?|interns?|interned|hired|fired|laid off|let go|position|manager|supervisor|cashier|driver|engineer|nurse|clerk|welder|machinist|mechanic|technician|analyst|executive|accountant|cook|server|bartender|professor|teacher|janitor|foreman|welder|operator|vp|director|salesman|consultant|guard|attendant|stocker|assistant|associate|lineman|developer|designer|paralegal|secretary|receptionist|barista|chef|dispatcher|auditor|aide|teller|stylist|pharmacist|dishwasher|bookkeeper|groundskeeper|housekeeper|caretaker|cleaner|packer|picker|loader|waiter|waitress|host|hostess|bouncer|inspector|planner|tech|programmer|curator|restorer|conservator|tailor|seamstress|butcher|baker|florist|groomer|instructor|surveyor|adjuster|underwriter|broker|trader|recruiter|merchandiser|sous-chef|line cook|shelves|pilot|boss|coworkers?|colleagues|career|years|line|floor|warehouse|plant|orders|lecturer|adjunct|partner|scientist|buyer|librarian|editor|reporter|tester|trader|postdoc|postdoctoral|electrician|plumber|carpenter|custodian|counselor|social worker|researcher|dean|coach|worker|stacker|shelf-stacker|counter|packer|hand|trucker|stitcher|cutter|presser|porter|runner)(?: [a-z\\d-]+){0,4}? (?:at|for|with|by|from|in the cafeteria at|on the line at)(?: the| an?)?|(?:trabaja|trabajar|trabajo|trabajaba|trabajando|limpia|empleo|empleado|empleada|turno|puesto|chofer|gerente|cajera|cajero|obrero|obrera|jefe|,)(?: [a-z]+){0,1} (?:en|para|de|at)(?: la| el| los)?(?: (?:conservera|fabrica|empacadora|panaderia|constructora|taqueria|lavanderia|maquiladora|maquila|imprenta|ferreteria|bodega|planta|empresa|compania|tienda|taller|restaurante|carniceria))?|(?:quit|quits|quitting|left|leaving|sued|suing|joined|joins|renuncio a|dejo|dejo su trabajo en|retires from|retired from|retiring from|resigned from|been with|was with|is with|has been with|employer|employer :|employer \\(|employed by|works :|work :|job :|trabajo :|empleo :|occupation :|empleador :|workplace :|wk :|retired :|corrido de|despedid[oa] de|lo corrieron de|the night shift at|(?:department|company|firm|employer|precinct|fire station|shop|business|plant|restaurant|store|bakery|brewery|garage|nursery|agency|studio|salon|dealership|factory|mill|diner|cafe|warehouse)(?: ,| is| :| was)|runs|run|ran|own|owns|opened|manages|owes|moved on from)(?: the)?)`,
  ),
  school: make(
    `(?:(?:student|students|class|classes|senior|junior|sophomore|freshman|grade|grader|school|degree|major|majoring|scholarship|semester|enrolled|enrolls|studies|studied|studying|graduated|graduates|graduate|dropout|undergrad|teaches|taught|teacher|professor|grades|kid|kids|swimmer|rower|athlete|phd|law|coach|kindergarten|transferred|transfer|accepted|estudia|estudiante|estudiaba|alumna|alumno|maestra|maestro|clases|inscrita|inscrito|grado)(?: [a-z-]+){0,3}? (?:at|from|in|to|with|into|en|de|del|by)(?: the| la| el)?|(?:attends|attended|attending|dropped out of|expelled from|suspended from|school is|school :|escuela :|school ,|escuela|la escuela|la escuela es|colegio|universidad|go to|goes to|goes to school at|asiste a|alma mater|college is|campus of|into)(?: the| la| el)?)`,
  ),
  facility: make(
    `(?:(?:t/f|hospitalized|hospitalised|hospitalization|hospitalisation|inpatient|admitted|admission|discharged|discharge|treated|treatment|stay|stayed|held|detained|seen|surgery|bypass|rehab|detox|iop|php|residential|group|nicu|icu|er|ed|psych|ward|unit|bed|chemo|dialysis|birth|delivered|placed|placement|transferred|evaluated|assessed|internado|internada|hospitalizado|hospitalizada|ingresado|ingresada|ingreso|atendida|atendido|operado|operada|days|nights|debulking|program|programme|procedure|biopsy|scan)(?: [a-z-]+){0,3}? (?:at|to|from|by|into|en|de|del)(?: the| la| el)?|(?:lives|living|lived|resident|intake|appointment|section|therapy|care|seen|session|sessions|program|group|detox|stay|nights|days|hours)(?: [a-z-]+){0,3}? at(?: the)?|(?:(?:took|taken|rushed|brought|transported|ambulanced|airlifted|ended up|landed|committed|sent|checked)(?: [a-z]+){0,2} (?:to|at|in|into)|hosp|hosp :|hospital|hospital :|clinic|clinic :|facility|facility :|shelter ,|estuvo en|salio de|left ama from|d/c from|dc from|dc'd from|adm to|prior|prior :|was at|sent to|day programme ,|day program ,|program ,|clinica|runs a group at)(?: the| la| el)?)`,
  ),
  org: make(
    `(?:(?:worships?|worshipped|choir|prays|congregation|parish|parishioner|member|members|deacon|usher|volunteers?|meetings?|sponsor|service|services|church|mass|sings|elder|active|bible study|plays|league|team|pastor|caseworker|worker|advocate)(?: [a-z-]+){0,2}? (?:at|of|with|in|for|from|en|de)(?: the| la| el)?|(?:belongs to|attends mass at|goes to|congregates at|church is|church :|iglesia|iglesia :|parish :|va a la iglesia)(?: the| la| el)?)`,
  ),
  placeVerb: make(
    `(?:(?:lives?|lived|living|born|raised|grew up|grow up|stuck|home|house|cabin|farm|apartment|apt|family|parents|mother|father|sister|brother|cousin|job|town|store|restaurant|motel|village|moved|moving|moves|move|mvoed|relocated|relocating|drove|drives|driving|flew|flies|fly|returned|returning|return|back|fled|deported|traveled|travelled|traveling|came|comes|coming|escaped|migrated|immigrated|transferred|commutes|visits|visiting|vacation|trip|bus|train|flight|went|goes|going|gone|sent|run|runs|ran|office|practice|clinic|street|neighborhood|suburb|suburbs|outskirts|outside|city|county|area|girl|kid|boy|native|nr|vive|vivio|vivia|viven|nacio|nacida|nacido|crecio|viene|vino|mudo|mudaron|regreso|llego|huyo|fue|fueron|viaja|viajo|viajan|vuelve|volvio|originaria|originario|cerca|pueblo|ciudad|barrio|colonia|rancho|deportado|deportada|trasladada|radica|reside|resides|residing|stationed|deployed|based|settled|arrested|jailed|buried|wedding|funeral|property|land|up|down|over|out|lies|stays|staying)(?: [a-z-]+){0,2}? (?:in|to|from|near|outside|outside of|of|at|through|around|for|off|across|en|a|de|del|desde|para|por|hacia|nr)(?: the)?|(?:home :|home is|home is in|hometown :|hometown|hometown of|residence :|location :|city :|ciudad :|town :|pueblo :|lives :|from :|birthplace :|outside|nr|lives nr|live near|lives across|town of|city of|county of|village of|pueblo de|ciudad de|municipio de|de visita en|in downtown|downtown|greater|rural|visited|leaving|left|addr :|address :|direccion :|domicilio :|living in|in west|in east|in north|in south))`,
  ),
  place: make(
    '(?:in|en|near|outside|from|desde|across|throughout|toward|towards|hasta|de|via|cerca de|around|nr|within|beyond)',
  ),
  at: make('(?:at|@)(?: the)?'),
  author: make(
    `(?:following|follow|followed|after|per|via|according to|as per|described by|developed by|proposed by|form of|manner of|spirit of|style of|language of|words of|work of|works of|works? by|ideas? of|idea from|concepts? of|notion of|lines of|vein of|tradition of|influence of|writings of|teachings of|use|uses|used|using|read|reading|re-reading|rereading|reread|cite|citing|quote|quoting|quoted|consulted|draw on|drew on|drawn on|drawing on|draws on|borrow from|borrowing from|borrowed from|lean on|leaning on|leaned on|thinking with|thought of|think of|thinking of|based on|inspired by|influenced by|informed by|trained with|trained under|training with|a la|in|school of|versus|vs|more than|found|find|love|recommend|recommended by|from|theory :|tx :|approach :|model :|modality :|framework :|orientation :|lens :|reading :|books? by|chapter by|paper by|paper of|article by|manual by|protocol of|protocol by|protocol from|model of|stages of|tasks of|method of|segun|siguiendo a|siguiendo|lei a|leo a|leyendo a|leyendo|uso|usamos|uso a|modelo de|teoria de|como dice|como decia|me apoyo en|pienso en|inspirado en|trabajo con|estilo de|escuela de|idea de|ideas de|remember|recall|recalling|invoke|channeling|what|as|like|and|&|y|or|o|then|with|of|on|\\(|by|,|¶|—|-|:)`,
  ),
  authorStrong: make(
    `(?:literature :|readings? :|references? :|cf|cf \\.|see also|following|follows|along the lines of|(?:gone|went|going|go|returned|return|returning|turned) back to|(?:i've|we've|i have|we have|have|had) followed|in the (?:sense|spirit|manner|words|language) of|thought of|think of|some|per|as per|according to|described by|developed by|proposed by|(?:form|manner|spirit|style|language|words|work|works|ideas?|concepts?|notion|tradition|writings|model|stages|tasks|method|protocol|theory|school|framework|tasks) (?:of|by|from)|using|cite|citing|quoting|draw on|drew on|drawn on|drawing on|draws on|draw once more on|borrow from|borrowing from|borrowed from|lean on|leaning on|leaned on|thinking with|based on|inspired by|influenced by|informed by|trained with|trained under|training with|i have consulted|consulted|reading|rereading|re-reading|i read|have read|read|i use|i have used|use|used|i followed|i follow|follow|think of|thought of|approach :|model :|modality :|framework :|theory :|lens :|tx :|segun|siguiendo a|lei a|leo a|leyendo a|modelo de|teoria de|como dice|me apoyo en|pienso en|inspirado en|usamos|training in)`,
  ),
}

const VERBS =
  or(`dms dmed snaps facetimes facetimed saying is was has had emailed rang rings posts posted held reckons reckoned insisted says said tells told asks asked calls called texts texted phones phoned writes wrote cries cried comes came goes went leaves left lives lived works worked wants wanted
  feels felt thinks thought knows knew moved died passed begins began started starts stopped stops sleeps slept drinks drank uses used takes took gets got gave gives made makes sees saw sits sat
  stands stood walks walked laughs laughed smiles smiled loves loved hates hated likes liked needs needed tries tried refuses refused denies denied reports reported describes described presents presented
  believes believed hopes hoped fears feared worries worried remembers remembered forgets forgot returned returns arrived arrives stayed stays turned turns pays paid drives drove cooks cooked
  answered answers replied replies insisted insists admitted admits agreed agrees showed shows brought brings lost loses found finds kept keeps put puts read reads sent sends heard hears
  speaks spoke talks talked screamed yelled shouted screams yells shouts whispers whispered nods shrugs apologizes explains mentions complains decides chooses whispered nodded shrugged apologized explained mentioned complained decided chose plays played watches watched hit hits threw slammed punched kissed hugged
  married divorced filed sued won can could would will does did doesn't didn't isn't wasn't won't can't doesnt didnt isnt wasnt wont cant hasnt dont wouldnt couldnt never always still also just already again finally usually sometimes often lately
  backed dropped quit fainted collapsed graduated enrolled joined served serves looked looks seems seemed appears appeared grew raised rents owns ran runs carries carried hid hides broke breaks
  dice dijo llama llamo llora lloro vive vivio trabaja trabajaba quiere queria siente sintio piensa cree sabe tiene tenia esta estaba fue era es va iba viene vino llego murio fallecio salio dejo perdio
  habla hablo cuenta conto pide pidio duerme come bebe toma refiere niega acude presenta mando escribio volvio nacio crecio estudia cumple cumplio juega se no ya siempre nunca sigue`)

const PERSON_NOUN = `(?:${KIN}|${CLIENT}|${OTHER_ROLE}|${CARER})`
/** Relatives, clients, carers and others, each by the word for them. */
export const PERSON_WORDS: ReadonlySet<string> = new Set(
  [KIN, CLIENT, OTHER_ROLE, CARER].flatMap((words) => words.split('|')),
)

/** What only people do. */
const PERSON_ACTS = or(
  `said says told tells asked asks ask called calls call texted texts text phoned emailed emails cried cries weeps wept laughed laughs smiled phoned arrived insists insisted refuses refused nodded shrugged
  wrote writes thinks thought wants wanted sleeps slept eats ate drinks drank drove moved lives lived works worked married divorced graduated apologized whispered yelled screamed shouted admitted
  showed sent answered replied stopped quit left hates loves misses remembers knows believes feels met visited lost won played`,
)

export const RIGHT = {
  /** Beyond doubt a person, also after a word that could be a virtue or a month. */
  acts: new RegExp(
    `^(?:who |(?:will|would|won't|has|had|hasn't|hadn't|never|also|just|finally|still|then|again) )*(?:(?:not|never|just|also|been|to) )*(?:${PERSON_ACTS}|took a|in (?:therapy|treatment|analysis)|seeing (?:me|a)|coming to|come (?:to|in|back)|turn(?:s|ed)? \\d+|was (?:referred|brought|sent|born|arrested|hospitalized|admitted|there)|is \\d+(?! ?[%/.]\\d| (?:weeks?|days?|months?|minutes?|sessions?|points?|miles|percent|people))|was \\d+(?! ?[%/.]\\d| (?:weeks?|days?|months?|minutes?|sessions?|points?|miles|percent|people)))\\b`,
  ),
  /** `Francisco on paper`, `el Profe, asi le dicen`: a second name of the same person. */
  called:
    /^(?:on (?:paper|the chart|his chart|her chart|stage|air|ice|the (?:street|bandstand|court|field|ice|team|job|ward|unit|road|water|boat|base))|to (?:everyone|everybody|his friends|her friends|his family|her family|her mother|his mother)(?: else)?|in the (?:chart|record|file)|,? (?:asi le dicen|como le dicen|as (?:they|we|everyone|people) calls? (?:him|her|them))|for short)\b/,
  /** What an employer does. */
  hired:
    /^(?:(?:has|had|just|finally|then|never) )*(?:fired (?:him|her|them)|laid (?:him|her|them) off|let (?:him|her|them) go|hired (?:him|her|them)|rehired|promoted (?:him|her|them)|transferred (?:him|her|them)|cut (?:his|her|their) (?:hours|pay|shifts|job)|is hiring|has (?:him|her|them) (?:on|working)|wants (?:him|her|them) back|put (?:him|her|them) on (?:leave|furlough|nights|days|probation)|furloughed|suspended (?:him|her|them)|moved (?:him|her|them) to|pays (?:him|her|them|his|her|for)|closed|is closing|went under|merged|shut down|laid off|has been good to (?:him|her|them))\b/,
  /** `1. Pruitt: 66, stable`, where a line or its item begins. */
  agedItem: /^: ?\d{1,2} (?:,|\)|;|\.|¶|y|f\b|m\b|yo\b|and)/,
  agedBare: /^\d{1,3} (?:,|\)|;|\.|¶|y|f\b|m\b|senior|junior|she|he|they|w\b|and)/,
  age: /^(?:(?:, |\( )(?:an? )?\d{1,3}(?: |$)(?:,|\)|;|\.|¶|y|f\b|m\b|f |m |-|nb|yo|\/|she|he|they|who|from|w\b|and|in\b)|(?:, |\( |is |was )?(?:an? )?\d{1,3}[- ]?(?:year|y\/?o|yo|f|m|nb|anos)|(?:, )?(?:aged?|de) \d|(?:, |\( )(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|nineteen|eighteen|seventeen|sixteen|fifteen|fourteen|thirteen|twelve)\b(?! (?:minutes?|hours?|days?|weeks?|months?|miles|pounds|sessions|percent|dollars|times|people|pages)\b))/,
  appositive:
    /^(?:,|\(|—|-) (?:(?:an?|the|her|his|my|their|our|el|la|su|mi|un|una|client's|younger|older|eldest|youngest|paternal|maternal|late|then|now|best|whose|who|who's|whom|quien|que|cuya|cuyo|the client's)['’]?s? ?)+(?:[a-z'-]+ ){0,3}?/,
  kin: new RegExp(
    `^(?:,|\\(|—|-|=|:|is|was)? ?(?:(?:an?|the|her|his|my|their|our|whose|el|la|su|mi|is|was) )*(?:(?:client's|patient's|older|younger|eldest|youngest|oldest|late|step|best|ex|paternal|maternal|twin|middle|new|second|first|half|surviving|estranged|adoptive|foster|biological|own|on-again|long-time|longtime|closest|probation|case|school|human|defense|public|parole|court|social|ordinary|assistant|head|family|mayor|menor) )*(?:${PERSON_NOUN})\\b`,
  ),
  verb: new RegExp(
    `^(?:, who |,? (?:herself|himself|themself) |who |\\( [^)]{1,12} \\) )?(?:${VERBS}|(?:would|could|should|did|does|has|had|was|is|wo|ca)n't)\\b`,
  ),
  owner: new RegExp(
    `^'s (?:(?:older|younger|late|own|new|ex|little|big|step|best|first|second|elderly|dead|only|adult) )*(?:${PERSON_NOUN}|house|home|mom|phone|room|car|number|name|voice|school|job|work|apartment|death|funeral|birthday|birth|wedding|family|parents|file|chart|record|insurance|lawyer|case|address|email|text|texts|drinking|anger|body|face|hands|eyes|therapist|teacher|diagnosis|side|bed|suicide|illness|things|clothes|boots|headset|hearing|custody|estate|truck|letter|letters|diary|journal|session|sessions|treatment|surgery|cancer|affair|parents|friends|kids|children|dog|cat|grandmother|cousin|boyfriend|girlfriend)\\b`,
  ),
  joined: /^(?:and|&|y|e) (?:\^|i\b|her\b|his\b|yo\b)/,
  court: /^(?:v|vs|versus|contra)(?: \.)? \^/,
  state: /^, (?:\^?[a-z]+)/,
  work: /^(?:'s )(?:[a-z-]+ ){0,2}?(?:version|habit reversal|lens|speeches|model|models|theory|theories|idea|ideas|notion|notions|concept|concepts|work|works|writing|writings|research|protocol|stages?|schemas?|book|books|remark|paper|papers|cycle|manual|approach|method|methods|framework|tasks?|criteria|question|questions|terms|term|sense|language|phrase|line|chapter|view|formulation|typology|scale|inventory|dictum|distinction|stepped care|findings?|trial|description|definition|steps?|principles?|triangle|wheel|pyramid|hierarchy|account|essay|lecture|workshop|training|six|five|four|three|seven|dual|meaning|reconstruction|maxim|modelo|teoria|words|word|advice|technique|techniques|attachment|reading|article|text|texts|thinking|thought|seminar|taxonomy|spiral|cartoon|poem|poems|novel|play|sonata|quip|warning|point|sentence|concept|position|positions|structural|widow|good enough|facilitative|conditions|conditions|core|levels|domains|phases?|markers?|loss|list|map|parts|primal wound|attacks|notes|envy|mourning|contact boundary|safety plan|guide|guidelines|material|metaphor|image|tradition|reminder|caution|insight|points?|categories|types?|styles?|window|dimensions)\b/,
  cited:
    /^(?:et al|\( (?:19|20)\d\d|, (?:19|20)\d\d|(?:19|20)\d\d|\( \d{4}|and colleagues|& colleagues|and associates|would (?:probably |likely |surely |of course )?(?:say|call|ask|describe|argue|suggest|see|put|remind|frame|think|add|recogni[sz]e|advise|tell|name|agree|smile|read|speak|point|warn|insist|understand|label|want us|have (?:us|said|called|loved|asked|me))\b|say that|wld (?:know|say|like|love)|wd say|might (?:say|call|ask|describe)|calls (?:this|it|that|them|the|an?|a)|called (?:this|it|that|them|the|an?|a)|writes (?:that|about|of)|wrote (?:that|about|of)|describes (?:this|it|the|how|as)|described (?:this|it|the|how|as)|reminds us|argues|suggests that|teaches|warns|taught us|on [a-z]+(?: and [a-z]+)?[ ,;.]|-style|style\b|here ,|in mind|again ,|'s$)/,
  head: /^(?:(?:'s )?(?:(?!(?:from|to|in|at|with|and|for|on|of|had|has|is|was|did|her|his|my|who|then|would|said)\b)[a-z-]+ ){0,2}?)(?:steps|scale|scales|inventory|index|questionnaire|checklist|screen|assessment|test|therapy|psychotherapy|model|method|approach|technique|protocol|interview|disorder|syndrome|disease|palsy|psychosis|dementia|theory|systems|hierarchy|triangle|wheel|schema|schemas|questioning|exercise|stance|style|training|analysis|work|worksheet|manual|criteria|score|scores|rating|effect|aphasia|chorea|encephalopathy|contract|act|hold|hearing|law|rule|board|exam|couples?|workbook|certification|certified|dialogue|framework|island|formula|repair|bids|horsemen|concept|principles|apps|plan|plans|questionnaires|safety plan|module|modules|skills?|worksheets?|handouts?|cards|matrix|reading group|parts|interviews|couples therapy|polka)\b/,
}

/** What kind of house the words before a phrase lead to: `works at`, `a student at`, `admitted to`. */
export function houseBy(left: string): FindingType | undefined {
  if (LEFT.school.test(left))
    return LEFT.employer.test(left) &&
      /\b(?:professor|teacher|coach|librarian|janitor|custodian|nurse|cook|works?|worked|job|lecturer|adjunct)\b/.test(
        left,
      ) &&
      !/\bstudent\b/.test(left)
      ? 'EMPLOYER'
      : 'SCHOOL'
  if (LEFT.employer.test(left))
    return /\b(?:hospitalized|admitted|discharged)\b/.test(left) ? 'FACILITY' : 'EMPLOYER'
  if (LEFT.facility.test(left)) return 'FACILITY'
  if (LEFT.org.test(left)) return 'ORG'
  return undefined
}
