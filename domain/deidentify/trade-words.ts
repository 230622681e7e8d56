/**
 * The words of the trade, folded, in small letters: what looks like a name or a place in a case and is none.
 * Said by context, not by word alone: see trade.ts.
 */
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
export const EPONYMS = wordSet(`
  parkinson alzheimer asperger tourette wernicke korsakoff addison hashimoto huntington crohn cushing bell graves down lewy
  meniere hodgkin raynaud marfan munchausen capgras cotard ekbom rett williams turner klinefelter angelman prader willi
  wilson creutzfeldt jakob kallmann sjogren behcet lou gehrig hansen lyme paget peyronie perthes tay sachs gaucher
  osgood schlatter kawasaki guillain barre reye stockholm ehlers danlos chiari charcot marie tooth pick binswanger ganser briquet sydenham
  legg lennox gastaut dravet rasmussen sheehan gulf havana epstein barr
`)

/** Methods, instruments and services by a capitalized word that no list of English words explains. */
export const TERMS = wordSet(`
  gestalt jungian freudian rogerian adlerian kleinian lacanian winnicottian bowenian eriksonian ericksonian bionian kohutian socratic
  rorschach tat mmpi wais wisc wechsler stroop likert bender vineland conners zarit hachinski karnofsky whodas barratt beck burns
  caarms oswestry cdrs cgas cgi cssrs c-ssrs madrs ymrs mdq hcl-32 promis sdq rcads scared spence vanderbilt asrs cars-2 ados gars srs-2 basc cbcl trf ysr teacher-report
  phq phq-a phq-2 phq-4 phq-15 gad-2 gad-7 epds ebpm ace aces iesr ies-r pcl pcl-5 pcl-c pcl-m caps caps-5 itq htq hscl hscl-25 rhs rhs-15 des des-ii mid sdq-20 tsi tsc-40 ucla-rti audit audit-c dast dast-10 cage assist
  core core-om core-10 oq oq-45 ors srs pcoms whoqol wsas qids qids-sr hamd ham-d hama ham-a bdi bai bhs bss bsi scl-90 mmpi-2 mcmi pai neo nchrs panss bprs sips sops saps sans moca mmse slums ace-iii gds csdd zbi
  isi psqi ess fss mfi hit-6 pcs tsk bpi eat eat-26 ede ede-q bes bulit yfas dar-5 dar staxi stai lsas spin spai asi pdss bat fne y-bocs ocir oci-r oci doc-s cybocs smq das ras csi dyadic cts cts2 maritals faces fad scoff proqol mbi cbi mbsrq
  fcri iesd qol sf-36 sf-12 whodas-2 gaf gafs cgi-s cgi-i gse rses swls rosenberg hads kessler k10 k6 ghq ghq-12 sbq-r ssi rfl inq thi scat scat5 tbi-q hap oswald
  lifeline kidnet narrative-exposure caps-iv cidi scid scid-5 mini dipa k-sads ksads ados-2 adi-r ravens bvmt cvlt wrat wiat cpt-3 d-kefs
  zung aetna cigna anthem humana unitedhealthcare molina bcbs medi-cal ambetter ddp pace telegram whatsapp signal ferritin respite paranoia pelvic hotline helpline warmline hotlines gunpoint gunpt cbt-e cbt-i cbtp dbt-c mbt tfp schema-focused act-based ipsrt mct cpp pcit-t casa roi a-number wechat darvo genogram
  yale-brown ybocs columbia danger hare montgomery-asberg copenhagen epworth leiter stanford-binet raven raven's
  emdr ifs dbt cbt act rebt mbct mbsr ebt cpt tf-cbt pcit sfbt ipt aedp eft erp peers seeking safety brainspotting hakomi feldenkrais
  internal family systems imago theraplay floortime ayres sandplay tapping reiki biofeedback neurofeedback hypnosis naikan morita
  medicare medicaid hipaa ferpa cobra tricare champus obamacare social security ssdi wic snap tanf cps aps dcf dcfs dhs dss va vha nami samhsa
  aa na al-anon alanon alateen ala-non smart recovery celebrate aca coda oa ga hud section fmla ada iep eeoc osha ice uscis daca title ix
  tarasoff baker 5150 goldwater miranda marchman lanterman hippocratic samaritan amber
  zoom facebook instagram tiktok snapchat twitter reddit discord linkedin youtube google gmail netflix spotify uber lyft
  facetime skype teams doxy simplepractice theranest headspace calm tinder hinge bumble grindr venmo paypal cashapp iphone ipad android
  xbox playstation nintendo switch fortnite minecraft roblox twitch pokemon lego barbie disney marvel legos amazon
  wikipedia duolingo strava peloton fitbit kindle costco
  prn bid tid qhs rottweiler labrador chihuahua doberman dachshund schnauzer pomeranian corgi malamute weimaraner goldendoodle labradoodle pitbull beagle poodle shih
  tesla toyota honda ford chevy chevrolet subaru jeep nissan bmw audi volvo mazda hyundai kia lexus corolla camry civic prius altima
  corvette mustang silverado
  edeq benton halstead reitan corsi rey-osterrieth ravlt hvlt
  ip id url dob ssn mrn po icu nicu picu er iop php snf ltc doc dmv irs fbi cia dea superbill hr gpa sat gre lsat esl gsa stem covid covid-19 hiv aids ptsd c-ptsd cptsd adhd add ocd bpd npd aspd did gad mdd sud suds tbi als ms copd ibs pcos chf uti std sti
  dsm dsm-5 dsm-iv icd icd-10 icd-11 npi apa nasw aamft nbcc emdria amhca cacrep
  god lord allah jehovah jesus christ mary buddha krishna shiva bible quran koran torah talmud scripture lord's gospel psalms psalm
  genesis exodus job proverbs ecclesiastes ave hail
  catholic christian muslim jewish buddhist hindu sikh mormon baptist methodist lutheran presbyterian episcopalian pentecostal evangelical
  protestant orthodox quaker unitarian amish mennonite adventist islam islamic christianity judaism buddhism hinduism hasidic sunni shia
  anglo anglican reform conservative santeria wicca pagan zen dharma vipassana
  apgar gustilo
  army navy marines marine airforce coast guard
  republican democrat democratic congress senate parliament
  internet web english spanish tv ed ot pt slp rn md phd psyd lcsw lmft lpc bcba
  ramadan haj hajj umrah mosque mass communion confirmation baptism eucharist rosary quinceanera bar mitzvah kaddish shabbat sabbath
  jell-o kleenex velcro styrofoam band-aid post-it gatorade pepsi coca-cola coke oreo oreos cheerios doritos
  monopoly scrabble jenga uno tetris solitaire sudoku
  wernicke's broca's pavlov's maslow's
  greek latin roman gothic victorian trojan baltic nordic iberian
  malayalam kannada marathi oriya sinhala pidgin papiamento guarani aymara euskera gaeilge esperanto
  botox perspex aadhaar powerball caduceus cessna lyme medevac pinot grigio merlot chardonnay cabernet heineken budweiser tequila
  macbook airpods chatgpt zelle craigslist etsy ebay yelp bluetooth wi-fi wifi lycra spandex teflon tupperware crayola frisbee lysol clorox
  hilux hellcat escalade f-150 f150 peugeot skoda vauxhall
  teamster teamsters rotarian scorpio sagittarius capricorn aquarius pisces
  lakers yankees mets dodgers bruins celtics knicks steelers packers phillies
  anabaptist hutterite pachamama ayahuasca orisha nextdoor pharmacare fonasa holter dijon kadian mordor tardis re fwd ppd
  bechdel shema mishnah halacha sharia
  pilates zumba crossfit noom keto paleo
  tova ctopp wppsi beery cogat nepsy
  golden retriever
  aai aaq aaq-ii abas abcde acsw ad8 adventists afab afaik aggrandizer amab amft aox3 apcc apq apsi aramaic arfid asana
  asap ashkenazi asist asl asmt asppb asq asq-3 asrm badgercare bahai bayley bbc bcbsm bcs bdd-ybocs bddq
  behavioral-experiment benedictine bf bff bgq bil bims biopsych birp bis-11 bisaya bisq bleulerian bluecross bluey bnt
  breslov brfss brief-2 brief-grief bsds bsi-18 bsl bsl-23 bsq btw build-mastery buspirone bx cadc calendly calvinism
  calvinist camhs cams-care candomble caps-ca caqh carefirst carelon cas-1 casac catwoman cbit cbp cbs ccaps ccaps-34
  ccaps-62 ccmhc cdc cdi cdi-2 cdr cebuano celebrate-recovery centene cerner ces-d cesd cfq chabad ched childhelp
  choice-point chuj chuukese cis ciwa clt cma cmai cms cnn coamfte coinbase collat cont cope-ahead core-ym cosa cowat cpss
  cpss-5 crafft cropps crypto csat-16 css csssrs ctoni cts-2 ctx cudit cudit-r cvlt-3 cx danger-assessment dap das-4 dass
  dass-21 dass21 dbas dbas-16 dec defusion deo depop ders dersf dispo distancer distractors docusign doj dpics dpss
  draftkings dreamworks dropbox dsm5 dsrs dss-b dtr dtrs dumbledore dx eap eati ecbi ecr ecr-r edi-3 eds eds-5 ehr ein
  emblemhealth emdria-approved eminem enby encanto eob eod epa epds9 eq-5d espn ethereum ex-h ex-w expedia exrp
  exvangelical faces-iv fagerstrom families-anonymous fanduel faq fas fcs fda fema ffmq fhx fifa fil fiqr flds franciscan
  frodo fscrs ftlds ftm ftnd fujianese fwiw fx fyi gad2 gad7 gandalf gds-15 genderfluid gf girp gma gmri gotham grubhub
  gsas gullah hakka half-smile halfsmile haredi harshstartup hassidic hbo hcl hcpcs hcr-20 healthnet healthpartners
  hexaflex hfs hhs highmark hiligaynon hippa hitech hokkien hold-me-tight honos hotmail hpcs hpi hrt hulk hulu hx
  hypersexual icg icloud idk iirc iliad ilocano imo inpt ipde iqcode ironman issiq jain jehovah's jesuit kabc kadss
  kanjobal kanye kazakh kernisian kiche kims kipms kmss ktea ladc lamotrigine lcpc lcsw-r lds lec lec-5 leiter-3 lgbtqia
  lgsw licsw lidcombe liebowitz lifering lingala lmhc lmhcp lmk lofexidine lol loveisrespect lpcc lpfs lpfs-bf lsas-sr
  lsi-r lsw ltd lubavitch m-chat macbeth maest magellan maq marple marshallese masc masshealth mca mchat mcmi-iv mcq
  mcq-30 mctq mdi mdq-7 metallica mfq mft mgh-hps mid-60 mizrahi mlb mmpi-3 mmpi-a moana mormons mpfi mpq mse msi-bpd
  msnbc msw mtf muppets mx mychart nar-anon naranon nasa nascar nazarene nb nba nbc ncaa ncc ndi neg nfl nhl niaaa nias
  nichq nih nihtb nimh noaa npi-q npr nsfw oas obq obq-44 ocr odi odyssey oig omg onedrive onlyfans optum oq-30 oromo
  othello outpt overcontroller overwatch padua paramount patreon pbi pbs pcl-r pdq pentecostalism peppa peq pfs pg-ybocs
  pg13 pgsi phlms phq-8 pikachu pirp pixar pls pmh poc poirot pornhub poshmark premera promis-29 prq psi psp pss pss-10
  pswq psychosoc psypact ptci ptg ptgi pts px qids-c qpr rads rainn rasta rastafarian rbans rcmas rdas reconstructionist
  regence resi rfv rihanna robinhood rocf roku rsq rsvp rtc rtcq rtw rx saa saaf sacq sadq safetalk sanon sasbi sast
  satmar savry sbar scid-5-pd scientologist scientology scl-90-r scq scs scs-sf sds seinfeld self-as-context self-soother
  semi-colon sephardic sesbi shanghainese sharepoint shein shinto shona shut-d shutd shx sinatra sipp siri skyrim
  skywalker sla slaa smfq smh sn snap-iv socratics sogs sorag soss spdqs spider-man spock sps sses ssf ssis ssps ssrs sss
  starcraft static-99 static-99r stop-bang stubhub substack surrenderer svr-20 sx sz tajik taskrabbit tbh tedx temu
  tenncare teochew tgi thehotline therapynotes thx ticketmaster tipp tmt toisanese tp trello tscc tscyc tsst
  turning-toward tx tysm ucare ucla ufc unblending unitarian-universalist uniti upps uri urica usda uzbek vader valorant
  vanderbilts verdi vineland-3 visayan vivaldi vlq voci vodou voldemort voodoo vrag vrbo w-9 wai wai-sr warcraft wcst
  wellcare wesleyan whi willing-hands wj wj-iv wms wms-iv wnl woodcock-johnson wordle workability worrytime wtf wwe xmen
  y-oq yahoo ycmrs ygtss ylscmi ymmv yoda yoq zan-bpd zapoteco zbi-12 zolpidem zoroastrian
  cardiology neurology oncology psychiatry radiology pediatrics gynecology urology dermatology nephrology endocrinology gastroenterology hematology orthopedics anesthesiology rheumatology pulmonology geriatrics telehealth solstice equinox vasovagal dms
  esq etoh srsly soberlink safesport netcare g2p2 g1p1 g3p3
`)

/** Parts and figures of inner work, capitalized by custom. */
export const PARTS = wordSet(`
  self self-led self-energy manager managers firefighter firefighters exile exiles protector protectors part parts critic inner child
  wise mind host adult parent judge perfectionist caretaker pleaser warrior shadow anima animus persona ego id superego vulnerable
  punitive detached healthy angry impulsive teenager mode little one guardian rebel achiever
  yo nino interior sombra protectora exiliada exiliado bombero
`)

/** Capitalized phrases that everybody knows. */
export const PHRASES: ReadonlySet<string> = new Set(
  'vulnerable child|detached protector|detached self-soother|punitive parent|punitive critic|demanding parent|demanding critic|healthy adult|angry child|enraged child|happy child|lonely child|abused child|abandoned child|impulsive child|undisciplined child|compliant surrenderer|angry protector|bully and attack|self aggrandizer|perfectionistic overcontroller|suspicious overcontroller|inner critic|inner child|wise mind|emotion mind|reasonable mind|opposite action|radical acceptance|dear man|check the facts|build mastery|cope ahead|coping cat|four horsemen|sound relationship house|dyadic adjustment|locus of control|safe place|calm place|circle of security|child parent psychotherapy|bluest eye|rolling stones|holy spirit|holy ghost|last supper|old testament|new testament|middle school|high school|happy birthday|good friday|black friday|plan b|pro bono|mental status|safety plan|treatment plan|next steps|chief complaint|presenting problem|informed consent|advance directive|power of attorney|do not resuscitate|crisis text line|suicide prevention|family medical leave|first nations|native american|african american|asian american|pacific islander|middle eastern|south asian|east asian|latin american|deep south|bible belt|rust belt|new age|great depression|civil war|gulf war|world trade center|vietnam war|second world war|first world war|september eleventh|impact of event|home office|khmer rouge|southern baptist|southern baptists|love maps|distress tolerance|active hope|big book|psychology today|marcus aurelius|serenity prayer|harry potter|star wars|peace corps|red cross|salvation army|national guard|planned parenthood|head start|job corps|world war|cold war|golden rule|medi-cal|in-laws|little league|high holidays|dear abby|fox news|new york times|wall street|white house|supreme court|good samaritan'.split(
    '|',
  ),
)

/** The last word of a phrase that names a method, an instrument, a diagnosis or a service. */
export const TRADE_HEADS = wordSet(`
  study studies trial trials experiment
  scale scales inventory index situation questionnaire checklist screen screener screening assessment interview test tests survey schedule measure
  rating ratings profile battery form worksheet diary card
  therapy therapies psychotherapy model models method methods approach technique techniques protocol protocols intervention
  training treatment analysis reprocessing exposure rescripting interviewing activation schema schemas attachment
  disorder disorders syndrome disease diseases palsy psychosis dementia aphasia chorea lymphoma contracture phenomenon effect effects encephalopathy
  theory theories hierarchy triangle cycle wheel matrix stages stage tasks system systems framework paradigm principle doctrine
  act code law standard standards rule decision
  association guidelines manual criteria
  program programme anonymous hotline lifeline helpline line
  escala inventario indice cuestionario terapia modelo metodo tecnica trastorno sindrome enfermedad teoria protocolo
  questioning breathing relaxation holding mindfulness compassion alliance position depression
`)
