/** Who a person is to the client, read from the word beside the name, and the wording for it in both languages. */
export type Role = {
  /** Wording in English and Spanish. */
  en: string
  es: string
  /** A colleague's, not the client's circle: asks instead of holding back. */
  clinician?: true
}

/** `words | English noun | Spanish noun`; of the client. */
const KIN = `
mother mo mom mum mommy momma mama ma mamá mother's mami | mother | la madre
father fa dad daddy papa pa papá papi | father | el padre
stepmother stepmom madrastra | stepmother | la madrastra
stepfather stepdad padrastro | stepfather | el padrastro
parent parents padres | parent | la familia
husband husb hubby hus h marido | husband | el esposo
esposo | husband | el esposo
wife wifey esposa mujer | wife | la esposa
spouse | spouse | la pareja
ex ex-husband exhusband ex-wife exwife ex-boyfriend ex-girlfriend ex-partner exmarido exesposo exesposa exnovio exnovia expareja | former partner | su expareja
fiance fiancee prometido prometida | fiancé | la pareja
partner boyfriend bf girlfriend gf novio novia pareja lover | partner | la pareja
son hijo stepson hijastro boy | son | el hijo
daughter dtr dau hija stepdaughter hijastra girl | daughter | la hija
baby infant newborn bebe bebé toddler | baby | el bebé
child kid kids children hijos hijas niño niña nino nina sons daughters | child | el hijo o la hija
sister sis hermana half-sister stepsister sissy hermanastra sisters hermanas | sister | la hermana
brother bro hermano half-brother stepbrother hermanastro brothers hermanos | brother | el hermano
twin gemelo gemela mellizo melliza | twin | su gemelo
sibling sib sibs siblings | sibling | su hermano o hermana
grandmother mgm pgm grandma granny gran nana mamaw mawmaw meemaw memaw abuela abuelita nonna oma lola bubbe yiayia halmoni | grandmother | la abuela
grandfather mgf pgf grandpa granddad gramps papaw pawpaw pepaw abuelo abuelito nonno opa zayde | grandfather | el abuelo
grandparents abuelos | grandparent | los abuelos
grandson nieto | grandson | el nieto
granddaughter nieta | granddaughter | la nieta
aunt auntie tia tía | aunt | la tía
uncle tio tío | uncle | el tío
cousin primo prima cousins primos | cousin | su primo o prima
niece sobrina grand-niece grandniece | niece | la sobrina
nephew sobrino grand-nephew grandnephew | nephew | el sobrino
mother-in-law mil suegra | mother-in-law | la suegra
father-in-law fil suegro | father-in-law | el suegro
sister-in-law sil cuñada cunada | sister-in-law | la cuñada
brother-in-law bil cuñado cunado | brother-in-law | el cuñado
son-in-law yerno | son-in-law | el yerno
daughter-in-law nuera | daughter-in-law | la nuera
godmother madrina comadre | godmother | la madrina
godfather padrino compadre | godfather | el padrino
godson godchild goddaughter ahijado ahijada | godchild | su ahijado
relative relatives pariente familiar | relative | un familiar
widow viuda widower viudo | widowed spouse | su viudez
guardian tutor tutora | guardian | quien tiene la tutela
friend friends bff bestie amigo amiga buddy amigos amigas pal | friend | una amistad
roommate roommates housemate housemates flatmate compañero compañera companero companera roomie | roommate | quien comparte su vivienda
neighbor neighbour neighbors vecino vecina | neighbor | alguien del vecindario
classmate classmates teammate | classmate | alguien de su clase
coworker co-worker coworkers colega | coworker | alguien del trabajo
boss supervisor's jefe jefa patron patrón manager employer foreman | boss | la jefatura
landlord landlady casero casera | landlord | quien le alquila
caregiver carer cuidador cuidadora aide | caregiver | quien le cuida
babysitter nanny niñera ninera sitter | babysitter | la niñera
stalker perpetrator perp abuser agresor rapist assailant attacker abusador | abuser | el agresor
dog cat pet perro perra gato gata puppy kitten horse | pet | la mascota`

/** Not of the client: `words | English | Spanish`. */
const OTHERS = `
coach entrenador entrenadora | the coach | quien entrena
teacher maestro maestra profesor profesora homeroom | a teacher | una maestra
principal director directora | the school head | la dirección
pastor reverend rev padre priest minister rabbi imam fr deacon bishop chaplain preacher sacerdote cura obispo rabino elder | a faith leader | su guía religioso
lawyer attorney abogado abogada solicitor counsel atty | the lawyer | quien lleva el caso legal
judge juez jueza magistrate justice | the judge | quien juzga
officer detective sheriff deputy sergeant sgt policia cop trooper agent oficial agente | an officer | un agente
po probation parole | the probation officer | quien supervisa la libertad
caseworker casework cw cps worker | the caseworker | quien lleva el expediente
sponsor padrino's | the sponsor | su padrinazgo
captain capt lt lieutenant commander sergeant corporal major colonel general | a superior | un superior
mediator gal evaluator | the evaluator | quien evalúa
interpreter translator interprete intérprete | the interpreter | la interpretación
teammates cellmate bunkmate crewmate castmate shipmate | a teammate | alguien del equipo
dean provost ra registrar | a school official | la dirección escolar
ceo owner dueño dueña founder | the owner | la propiedad
counselor's | the counselor | la consejera`

const CLINICIANS = `
therapist terapeuta psychotherapist | the therapist | la terapeuta
psychologist psicologo psicóloga psicologa psicólogo | the psychologist | el psicólogo
psychiatrist psiquiatra prescriber pmhnp | the prescriber | la psiquiatra
counselor counsellor consejero consejera | the counselor | la consejera
doctor dr dra doctora gp pcp physician medico médico pediatrician pediatra internist hospitalist | the doctor | el personal médico
surgeon cirujano cirujana | the surgeon | la cirujana
oncologist oncologo oncóloga oncologa | the oncologist | la oncóloga
neurologist neurologo neurologa | the neurologist | la neuróloga
cardiologist endocrinologist gastroenterologist gynecologist ob ob-gyn obgyn obstetrician urologist dermatologist rheumatologist anesthesiologist radiologist geriatrician pulmonologist | the specialist | el especialista
nurse rn np lpn enfermera enfermero midwife partera doula | the nurse | la enfermería
supervisor supervisora | the supervisor | la supervisión
provider clinician proveedor clinico | the clinician | quien atiende
prof professor | the professor | la cátedra
dietitian nutritionist nutricionista dietician | the dietitian | la nutricionista
psychologist's evaluator's neuropsychologist | the psychologist | el psicólogo
pharmacist farmaceutico dentist dentista | the practitioner | quien atiende
lcsw lmft lpc phd psyd md lmhc | the clinician | quien atiende
clinic's social-worker trabajadora trabajador | the social worker | la trabajadora social
physiotherapist pt's ot's slp | the practitioner | quien atiende
ref referral referred referrer refiere derivado derivada prior | a colleague | una colega
consultant co-therapist cotherapist | a colleague | una colega`

const fold = (w: string): string => w.normalize('NFD').replace(/\p{M}/gu, '')

function table(): Map<string, Role> {
  const roles = new Map<string, Role>()
  const add = (text: string, make: (en: string, es: string) => Role): void => {
    for (const line of text.trim().split('\n')) {
      const [words, en, es] = line.split('|').map((s) => s.trim())
      const role = make(en!, es!)
      for (const word of words!.split(' ')) if (!roles.has(fold(word))) roles.set(fold(word), role)
    }
  }
  add(KIN, (en, es) => ({ en: `the client's ${en}`, es }))
  add(OTHERS, (en, es) => ({ en, es }))
  add(CLINICIANS, (en, es) => ({ en, es, clinician: true }))
  return roles
}

const ROLES = table()

export const CLIENT: Role = { en: 'the client', es: 'la persona atendida' }
export const COLLEAGUE: Role = { en: 'a colleague', es: 'una colega', clinician: true }
export const OTHER: Role = { en: 'another person', es: 'otra persona' }

/** The role a word names (folded, small letters), or undefined. */
export function roleOf(word: string): Role | undefined {
  return ROLES.get(word)
}

const CLIENT_WORDS = new Set(
  'client clients patient pt pts paciente cliente consultante usuario usuaria analysand pat ct cl clienta'.split(
    ' ',
  ),
)

/** `client`, `pt`, `paciente`: a folded word for the client. */
export function isClientWord(word: string): boolean {
  return CLIENT_WORDS.has(word)
}

/** The last word of the left context that names a role. */
export function lastRole(left: string): Role | undefined {
  for (const word of left.replace(/'s/g, '').split(' ').reverse()) {
    const role = roleOf(word)
    if (role) return role
  }
  return undefined
}
