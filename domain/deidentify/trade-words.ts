/**
 * The words of the trade, folded, in small letters: what looks like a name or a place in a case and is none.
 * Said by context, not by word alone: see trade.ts.
 */
const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Surnames under which models, scales and books are cited. */
export const AUTHORS = set(`
  nordoff wigram priestley bonny bruscia aigen naumburg kramer malchiodi lusebrink landgarten landy emunah chace landreth
  cohen-mansfield kitwood feil lezak reitan benton halstead touyz treasure steinhausen nagoski kleinplatz basson zilbergeld leiblum
  gorski keuthen mansueto penzel azrin gutheil savickas krumboltz saunders byock breitbart meyers monahan grisso
  stosny coontz scheinkman papernow visher ahrons tervalon
  abraham abram ainsworth allen alexander allport ansbacher aponte arntz aron axline bach bader balint bandura barkley
  barlow bartholomew bateman bateson beavers beck becvar beebe behary benjamin benson berg bernard berne beutler bion
  binswanger blos bloom bollas bonanno bordin borkovec boss boszormenyi-nagy boszormenyi bowen bowlby bradshaw brach
  brazelton breuer briere bromberg brown bruch brunner buber bugental burns butler byng-hall campbell caplan carkhuff
  carnes carter cassidy casement cattell chapman chodorow chochinov chu cicchetti clarkin clark clance cloitre cohen
  coleman combs conners conrad cooley corey courtois cozolino craske crenshaw cross crowe csikszentmihalyi cushman damasio
  dana davanloo davies deblinger deci decety delgado derogatis deshazer dewey diamond dimidjian doka doll dreikurs duckworth
  duhl duncan dweck edinger ehlers eisler ekman elkind ellis emery engel epston erickson erikson erskine exner eyberg
  eysenck fairbairn fairburn fairbrother farber feeney feldenkrais ferenczi figley fink fisher fishbane fisch flavell
  fluckiger foa fonagy forester fosha foucault framo frank frankl fraiberg francis fredrickson freire freud freudenberger
  friedlander friedman freyd fromm fromm-reichmann frost gabbard gagnon gallagher-thompson garfield gawrysiak gelso gendlin
  gershuny giannini gibbons gil gilbert giovacchini glasser goffman goldfried goldman goleman goodman gottman gottlieb
  goulding green greenberg greenson grinker groddeck grof gross grotstein guerney guntrip gurman haight hackney haley hall
  hanna hardy hare-mustin harlow harris hartman hartmann harvey hawkins hayes hays heard heidegger hembree herman
  hesse hill hillman hoffman hofmann hollis hollon horney horowitz horvath hughes hycner imber-black imber insel jackson
  jacobs jacobson james janet janoff-bulman jaspers johnson jongsma jonsen joseph jourard jung kabat-zinn kagan kalff kaplan
  kantor karpman kazdin keane keeney keller kernberg kelly kempler kessler kiesler kiresuk klein kluft knapp kohlberg kohut kohlenberg
  koocher krause kris kubler-ross kurtz lacan laing lambert lanius laplanche lasater lazarus leahy leary levine levinas levitt
  levy lewin lewinsohn lichtenberg lindemann linehan litz loevinger lorber lorenz lowen luborsky lyons-ruth madanes mahler
  mahoney main malan maltz marlatt martell maslach maslow masson masterson masters mate maturana may mccrady mcgoldrick mccullough
  mcfarlane mcgilchrist mckay mcnally mcwilliams meichenbaum meloy meltzer menakem menninger merleau-ponty meyer michenbaum miklowitz
  millon miller mindell minuchin mitchell money monk moreno morgenthaler moustakas moyers mueser murray naar najavits napier
  neff neimeyer nhat nichols nietzsche nijenhuis norcross nurius oaklander ogden olson ohlsen orlinsky osofsky ouspensky padesky
  palazzoli palmer papp pargament parkes parnell paterson patterson paul pavlov pearson pedersen peplau perel perls perry
  piaget pine pines pinsof piper pitman polster pope porges prata prochaska procter purnell putnam quick rachman racker rando
  rank rapee raskin rapaport rees reich reik resick rescorla rice ricoeur ringel ringstrom rogers rodin rolland roemer rollnick
  rosenberg rosenfeld rosenthal ross rothschild rotter rush ryan ryle sabin sachs safran salkovskis salter salzberg sander satir
  schachter schaefer schafer schnarch schnicke schore schut schwartz schauer scharff searles segal seikkula seligman selvini
  selye shadish shapiro shaw shay shaver shear sheinberg shneidman shoham siegel sifneos silverstein simon singer skinner
  skovholt sluzki solomon spence spiegel spinelli spitz spitzer sprenkle stanton stark steele steiner steketee stern stolorow stone
  stroebe strosahl strupp stuart sue sullivan suttie symington szasz tatkin taylor teasdale teyber thich thorndike tietze tillich
  titchener todd tolman tomm toneatto torrey tracy triandis tronick truax tsai turkat twerski ulman underwood ury vaihinger vaillant
  valliere vanderkolk kolk vygotsky wachtel walker wallerstein walsh wampold watkins watson watts watzlawick weakland weiner weiss wells
  wegscheider west westra whitaker white wheelis wilber wile wilfley williams winnicott winston wolf wolfe wolpe woolfolk
  worden worell wundt yalom yehuda young zeig zeigarnik zetzel zinker zuckerman zweben hoff treadway prokofieff linscott
  weingarten anderson goolishian hoyt lipchik dolan kim epstein schlesinger hare fanon hooks lorde audre
  mollon moorey greenberger persons sudak wenzel reinecke wright beckstead kohn wilson roth tolin rothbaum riggs feeny
  cahill zoellner kozak monson chard shipherd galovski castillo jaycox mannarino lieberman vanhorn fearon
  crittenden hazan mikulincer brennan robertson bretherton sroufe egeland slade target jurist gergely
  allison bleiberg stiles greenman holmes hobson guthrie weissman klerman markowitz längle langle laengle yontef wheeler
  clarkson mearns thorne cooper rennie prouty warner elliott pascual-leone timulak
  tulving kandel ledoux panksepp badenoch vanderhart hart boon paulsen forgash copeley
  leeds knipe gonzalez mosquera korn laliotis dworkin hensley adler-tapia wesselmann greenwald
  sweezy falconer herbine-blank earley sykes
  garner lock legrange grange waller treasure schmidt
  bruner feuerstein gardner sternberg binet wechsler luria rorschach goldstein kaufman
  dutton pence paymar johnston bancroft
  attig klass silverman nickman wortman
  perlis abbass ablon abramowitz arlow boelen bootzin butollo carhart-harris ciompi coltart crits-christoph
  dalenberg danquah docherty eells emmelkamp etchegoyen fosshage gutsche hyer ickes jacobvitz jehu johanson
  kalsched keisner kirmayer kopta kurtines layden leichsenring liddle livesley lohr lohrer
  luyten michalak mongrain neziroglu oatley olendick ollendick ormel ost overholser
  pachankis pistorello pompili pretzer racamier rathunde reddemann renik roisman
  romanelli rosenzweig rosqvist rounsaville schoenewolf scogin shahar siev skodol sookman spinhoven
  spokas stangier stolberg strauman suchman tarrier thase thompson-brenner trachtenberg tryon vandereycken veale
  vervliet wachs waldinger weishaar whisman wittmann woodruff-borden yudofsky zanarini zayfert zerbe
  zindel ougrin rossouw abelin akhtar alanen benvenuto bohleber bolognini chasseguet-smirgel chused davoine dimen
  faimberg gaensbauer ghent hurvich kavaler-adler klauber lachmann likierman
  mitrani pontalis quinodoz reiser roussillon schlierf zilboorg dicks skynner goldner harned korslund
  miga neacsiu dixon-gordon lejuez hopko kanter eifert villatte zettle blackledge kolts
  tirch welford brewin hackmann behar mennin najmi riemann piacentini albano chorpita weisz
  bearman webster-stratton funderburk urquiza agras telch tribole budney
  rynearson gitterman kurland burlingame marmarosh jernigan
  nigrescence fassinger loganbill celenza
  webster westerhof bohlmeijer knight laidlaw
  gordon denning tatarsky khantzian flores
  hallowell ratey safren solanto ramsay
  attwood baron-cohen grandin prizant greenspan wieder
  csordas kleinman arredondo helms hook falicov comas-diaz boyd-franklin
  jenkins joiner zur rudd volkan novick salberg golding bomber ecker hulley ticic mohr bryan jobes kotrba kearney ferro civitarese maine lask warshak fidler josephs shields tudor lifton verrier haney kupers
  sloan marx jarrett hendin gutin craighead addis dobson shafran fairholme ellard sauer-zavala farchione bullis
  symonds mccann pearlman saakvitne terr pynoos ford braun steinberg dell ogawa liotti
  bromfield ehrensaft lev keo-meier meadow testa hendricks glassgold singh dickey drescher isay
  robin wonderlich mountford cash stice bulik
  silove hinton mollica kinzie neuner elbert robjant papadopoulos bracken summerfield tol ventevogel
  boscolo cecchin andolfi stierlin elkaim fishman colapinto
  real makinen wiebe doss christensen baucom snyder glass spring lusterman
  lopez cordero cavaleri nasio recalcati dolto mannoni pichon-riviere bleger aulagnier kaes anzieu
  hinshelwood waddell bick tustin alvarez rustin spillius britton feldman
  eigen phillips milner khan lombardi
  selma ghosh-ippen dozier powell marvin zeanah
  fruzzetti rizvi swales koerner dimeff rathus wise-miller brantley gratz
  luoma walser ciarrochi kashdan twohig levin biglan
  sachs-ericsson jager-hyman stanley brent king posner oquendo comtois newman
  freedman madigan denborough russell myerhoff winslade
  winokuer zisook prigerson jordan mcintosh sands
  falender shafranske stoltenberg goodyear milne proctor inskipp shohet ladany
  keith-spiegel vasquez vandecreek handelsman kitchener welfel younggren barnett behnke sobel
  kuhlmann deb payne scaer van-der-kolk
  pastor cece bissett twombly
  witkiewitz carroll brower
  cleckley monahan quinsey hanson andrews bonta ward marshall laws
  cohler neugarten baltes carstensen zeiss teri gatz kitwood feil zgola
  barron silberman gray vivanti schopler
  rostain tuckman dodson
  hubble sparks muran eubanks flückiger
  schneider deurzen
  krakow tangney ladouceur dugas huppert maguen byl kakar bunzel shildrick lustbader marschak grice rapoport forester-miller rutan
  kaminer karazsia wolfelt azrin bonnet charcot niebuhr silkworth morin albrecht macy
  shedler titelman papero hargrave nagoski hudson-allez basson leiblum zoldbrod delahooke becker-weidman
  nolen-hoeksema segerstrom gunderson choi-kain leszcz agazarian foulkes
  austen dickinson shakespeare rilke rumi tolstoy kafka camus sartre beauvoir dostoevsky chekhov woolf plath sexton
  whitman auden eliot oliver hemingway faulkner neruda borges lorca cervantes machado marquez
  beethoven mozart chopin coltrane dylan lennon bowie prince beyonce picasso rothko kahlo rembrandt
  plato aristotle socrates kant hegel kierkegaard spinoza weber durkheim arendt
  einstein darwin gandhi mandela lincoln moses jesus christ buddha muhammad confucius odysseus oedipus narcissus sisyphus
  icarus persephone cassandra hamlet lear ophelia cinderella eeyore pooh batman superman hogwarts potter
`)

/** Given names of the most cited, so that a full name is read as one. */
export const AUTHOR_NAMES = set(`
  carl aaron marsha irvin jeffrey john julie judith sigmund anna melanie donald wilfred heinz otto virginia salvador murray
  jay milton viktor victor rollo abraham alfred erik jean lev albert francine bessel peter pat richard esther terry harville
  sue susan mary leslie diana allan stephen daniel edna david steven kelly kirk bill scott michael insoo steve harry nancy
  glen jonathan jessica lewis karen bruce janina dan gabor brene tara kristin paul william christine
`)

/** Medicines by brand and by name; doses and endings find more (trade.ts). */
export const DRUGS = set(`
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
`)

/** Diseases, signs and wards named after people: with 's, or before a medical word. */
export const EPONYMS = set(`
  parkinson alzheimer asperger tourette wernicke korsakoff addison hashimoto huntington crohn cushing bell graves down lewy
  meniere hodgkin raynaud marfan munchausen capgras cotard ekbom rett williams turner klinefelter angelman prader willi
  wilson creutzfeldt jakob kallmann sjogren behcet lou gehrig hansen lyme paget peyronie perthes tay sachs gaucher
  osgood schlatter kawasaki guillain barre reye stockholm ehlers danlos chiari charcot marie tooth pick binswanger ganser briquet sydenham
  legg lennox gastaut dravet rasmussen sheehan gulf havana epstein barr
`)

/** Methods, instruments and services by a capitalized word that no list of English words explains. */
export const TERMS = set(`
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
  mennonite episcopalian baptist anabaptist hutterite pachamama ayahuasca orisha nextdoor pharmacare fonasa holter dijon kadian mordor tardis re fwd ppd ip
  tarasoff bechdel shema torah talmud mishnah halacha sharia
  pilates zumba crossfit noom keto paleo
  tova ctopp wppsi beery cogat nepsy d-kefs  
  golden retriever
`)

/** Parts and figures of inner work, capitalized by custom. */
export const PARTS = set(`
  self self-led self-energy manager managers firefighter firefighters exile exiles protector protectors part parts critic inner child
  wise mind host adult parent judge perfectionist caretaker pleaser warrior shadow anima animus persona ego id superego vulnerable
  punitive detached healthy angry impulsive teenager mode little one guardian rebel achiever
  yo nino interior sombra protectora exiliada exiliado bombero
`)

/** The last word of a phrase that names a method, an instrument, a diagnosis or a service. */
/** Capitalized phrases that everybody knows. */
export const PHRASES: ReadonlySet<string> = new Set(
  'impact of event|home office|khmer rouge|southern baptist|southern baptists|love maps|distress tolerance|active hope|big book|psychology today|marcus aurelius|serenity prayer|harry potter|star wars|peace corps|red cross|salvation army|national guard|planned parenthood|head start|job corps|world war|cold war|golden rule|medi-cal|in-laws|little league|high holidays|dear abby|fox news|new york times|wall street|white house|supreme court|good samaritan'.split(
    '|',
  ),
)

export const TRADE_HEADS = set(`
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
