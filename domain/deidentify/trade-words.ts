/**
 * The words of the trade, folded, in small letters: what looks like a name or a place in a case and is none.
 * Said by context, not by word alone: see trade.ts.
 */
import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'
import { wordSet } from './word-set.ts'

/** Medicines by brand and by name; doses and endings find more (trade.ts). */
export const DRUGS = wordSet(`
  lasix coumadin warfarin norvasc zestril lisinopril losartan amlodipine metoprolol atenolol flomax zofran reglan pepcid prilosec nexium protonix imitrex topiramate baclofen flexeril toradol tramadol ultram roxanol morphine demerol compazine phenergan senna miralax colace bumex singulair albuterol ventolin flonase zyrtec claritin allegra enbrel stelara remicade methotrexate plaquenil imuran letrozole arimidex femara herceptin keytruda avonex copaxone ocrevus tysabri sinemet requip exelon razadyne
  abilify adderall ambien anafranil antabuse aricept ativan benadryl buspar camprais campral celexa chantix clozaril cogentin
  concerta cymbalta depakote desyrel dexedrine effexor elavil eskalith evekeo focalin geodon halcyon halcion haldol inderal intuniv invega
  kapvay klonopin lamictal latuda lexapro librium lithobid lithium lunesta luvox lyrica marplan methadone metformin minipress mirapex namenda nardil
  naltrexone naloxone narcan neurontin norpramin nuplazid nuvigil olanzapine orap pamelor parnate paxil pristiq prolixin propranolol provigil prozac
  remeron restoril rexulti risperdal ritalin rozerem saphris sarafem serax seroquel serzone sinequan sonata spravato strattera
  suboxone subutex symbyax synthroid tegretol tenex thorazine tofranil topamax trazodone trileptal trintellix valium viibryd
  vistaril vivitrol vraylar vyvanse wellbutrin xanax xyrem zoloft zyprexa zyban belsomra quviviq auvelity caplyta lybalvi austedo ingrezza
  ozempic wegovy mounjaro insulin prednisone levothyroxine tamoxifen humira percocet oxycontin vicodin norco dilaudid fentanyl
  tylenol advil aleve aspirin ibuprofen melatonin ketamine psilocybin mdma cannabis lorazepam diazepam sertraline fluoxetine
  rivotril trankimazin orfidal tranxilium lexatin noctamid stilnox besitran rexer vandral sinogan
  dormidina valeriana omeprazol paracetamol depakine haloperidol clonazepam alprazolam sertralina fluoxetina
  escitalopram paroxetina quetiapina risperidona olanzapina litio lamotrigina metilfenidato venlafaxina bupropion mirtazapina
  humalog lantus lipitor plavix xarelto eliquis keppra dilantin prazosin gabapentin hydroxyzine clonidine guanfacine atomoxetine
  premarin clomid depo-provera mirena nexplanon viagra cialis
  acamprosate accutane amitriptyline aripiprazole armodafinil asenapine azstarys brexpiprazole brixadi buprenorphine
  carbamazepine cariprazine chlordiazepoxide chlorpromazine clomipramine clozapine cobenfy daridorexant dayvigo
  desipramine desvenlafaxine dexmethylphenidate dextroamphetamine disulfiram divalproex donepezil doxazosin doxepin
  duloxetine epipen esketamine estradiol eszopiclone exxua finasteride galantamine igalmi iloperidone imipramine
  isotretinoin jornay lemborexant levomilnacipran lisdexamfetamine lucemyra lumateperone lurasidone memantine
  methylphenidate milnacipran mirtazapine modafinil nortriptyline oxazepam oxcarbazepine paliperidone perphenazine
  phenelzine pregabalin protriptyline qelbree quetiapine ramelteon risperidone rivastigmine selegiline semaglutide
  spironolactone sublocade suvorexant temazepam terazosin tirzepatide tranylcypromine valproate varenicline venlafaxine
  vilazodone viloxazine vortioxetine zaleplon ziprasidone zubsolv zuranolone zurzuvae
  biktarvy truvada descovy paxlovid
`)

/** Diseases, signs and wards named after people: with 's, or before a medical word. */
export const EPONYMS: Words = wordsIn(lists.EPONYMS)

/** Methods, instruments and services by a capitalized word that no list of English words explains. */
export const TERMS: Words = wordsIn(lists.TERMS)

/** Parts and figures of inner work, capitalized by custom. */
export const PARTS = wordSet(`
  self self-led self-energy manager managers firefighter firefighters exile exiles protector protectors part parts critic inner child
  wise mind host adult parent judge perfectionist caretaker pleaser warrior shadow anima animus persona ego id superego vulnerable
  punitive detached healthy angry impulsive teenager mode little one guardian rebel achiever
  yo nino interior sombra protectora exiliada exiliado bombero
`)

/** Capitalized phrases that everybody knows. */
export const PHRASES: Words = wordsIn(lists.PHRASES)

/** The last word of a phrase that names a method, an instrument, a diagnosis or a service. */
export const TRADE_HEADS: Words = wordsIn(lists.TRADE_HEADS)
