/** Whom the trade cites, folded, in small letters: who of them is meant says the context (trade.ts). */
import { wordSet } from './word-set.ts'

/** Surnames under which models, scales and books are cited. */
export const AUTHORS = wordSet(`
  abend klass aberastury abramson ackerman altman amador arean atwell baumeister beidel bellak berger bettelheim boals
  borysenko boulanger brisch brom bucci budman caligor cancrini celani cloninger colson comer coren dalal dallos
  dattilio dewald diclemente dymond edelstein eftekhari egan enright esterling falloon fava federn finkelhor fivaz
  frawley frederickson gartner ghaemi glickman gottschalk grawe guerin hannan heimann heimler hellinger hersen hibbs
  hilsenroth hinshaw hoffer jaffe johnstone joralemon kahn kanfer kantrowitz karon kaslow kirsch klinger kovacs kristeva
  krueger kumin l'abate lebow lemma levenkron levitsky liberman lichtenstein lionells loewenthal loftus longabaugh
  maccoby magnavita mancini mannoni marcia marmar marmor marson mcleod meissner melges messler milrod minkowski moltu
  mowrer moye nardone neborsky nezu niederland nunberg o'hanlon ogles pally parens pennebaker perris peseschkian pilling
  plakun rangell reber redl reiner reisner rinsley ritvo riviere rizzuto ronningstam sachse saltzman scaturo schachtel
  schaverien semrad shulman slavson socarides spielberger spotnitz stampfl svartberg teicher terr truant viderman viorst
  wessler westen wolberg wolstein wynne yankura
  nordoff wigram priestley bonny bruscia aigen naumburg kramer malchiodi lusebrink landgarten landy emunah chace landreth
  cohen-mansfield kitwood feil lezak reitan benton halstead touyz treasure steinhausen nagoski kleinplatz basson zilbergeld leiblum
  gorski keuthen mansueto penzel azrin gutheil savickas krumboltz saunders byock breitbart meyers monahan grisso
  toman fidler bala milchman bixby horne ciarrocchi zangwill wexler lew otis woods patel hughes baranger dimaggio semerari liotti hagman bonime ollendick ost farchione sauer-zavala
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
  garner lock legrange grange waller schmidt
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
  cleckley quinsey hanson andrews bonta ward marshall laws
  cohler neugarten baltes carstensen zeiss teri gatz zgola
  barron silberman gray vivanti schopler
  rostain tuckman dodson
  hubble sparks muran eubanks flückiger
  schneider deurzen
  krakow tangney ladouceur dugas huppert maguen byl kakar bunzel shildrick lustbader marschak grice rapoport forester-miller rutan
  kaminer karazsia wolfelt bonnet charcot niebuhr silkworth morin albrecht macy
  shedler titelman papero hargrave hudson-allez zoldbrod delahooke becker-weidman
  nolen-hoeksema segerstrom gunderson choi-kain leszcz agazarian foulkes
  austen dickinson shakespeare rilke rumi tolstoy kafka camus sartre beauvoir dostoevsky chekhov woolf plath sexton
  whitman auden eliot oliver hemingway faulkner neruda borges lorca cervantes machado marquez
  beethoven mozart chopin coltrane dylan lennon bowie prince beyonce picasso rothko kahlo rembrandt
  plato aristotle socrates kant hegel kierkegaard spinoza weber durkheim arendt
  einstein darwin gandhi mandela lincoln moses jesus christ buddha confucius odysseus oedipus narcissus sisyphus
  icarus persephone cassandra hamlet lear ophelia cinderella eeyore pooh batman superman hogwarts potter
  achenbach adames alcolado anchin anda antonovsky antony apfelbaum appelbaum arieti arkowitz arnkil artigas asarnow asch
  asen asmundson atlas bacal bamelis barbach barrett-lennard barsky basch batten batthyany baylin beautrais beidas
  ben-porath benedek benish bentall bepko bergin bergler bergmann berk berking beshai bibring billow bisson blatt
  blaustein bleuler boettcher bohart bolen borum brabender brandchaft bratton breggin brendtro brodzinsky broersen brotto
  bryant-davis brymer burum bychowski cade callanan cambray carleton castonguay cerel chodron cialdini cisler clerkin
  cohen-kettenis comeau constantino corrigan corstens crits cuijpers currier dalle-grave damis de-jong deacon deegan
  degruy delworth deutsch devries dexter-mazza dieckmann diener doehring doehrman dolgoff donvan dorahy dozois drewes
  edwards-leeper ehrenberg ehrenreich-may eissler ekstein emmons erlich esterson faber fairfield farnfield farnsworth
  fauth felitti fenichel fennell festinger fife fincham fliess folkman follette forcehimes fordham forehand forsyth foy
  fraley frankel freeston frewen frith gainotti galen gannon garety garmezy garnett gaudiani gaus gawande gazzaniga geib
  gelbach geller genderen gergen germer gerson ginsberg gioia gondolf greenacre grienenberger grinberg groth-marnat
  gustavsson hallion hanh hargons hase hassan hatzenbuehler heaton hedtke hefferline heimberg hembree-kigin hempel
  henggeler herlihy hersoug hobfoll holtzworth-munroe hudak ippen itzkowitz iveson izard jacoby jarero jernberg jinkerson
  kaczkurkin kaduson kahneman kamphaus kapp kataoka kazantzis kegan kennerley kernis kestly kiehl kingdon kinniburgh
  kissane kivlighan klin klonsky klosko kobak koegel kolko koob kornfield kosanke kottler kottman kraepelin krestan
  kretschmer kring krug kuipers kuriloff kuyken laaser lalich lampl-de-groot landau landini langs lanktree lapierre
  larrabee lartey laska laub lebowitz ledley leiter lettini levenson levinson leyro lichtenberger lichtenthal liese lillas
  lissek lobbestael loeb loewald loewenberg loewenstein longden lovaas lowenfeld luber lukas lundgren lungu luthar
  lyubomirsky macalpine magid malouf maltby manaster maniacci mansell march markham markman maroda masten matlen maxfield
  mazefsky mazlish mazza mccurry mcdougall mcevoy mcewen mcgorry mclellan mcmain mcminn mcnamee meana mehler midgley
  mihura milgram minami minwalla mittelman modell mogg moncrieff morey mosak moscovitch motherwell murray-garcia nadort
  naglieri nathan nathanson neumann neville nock nowinski nutt o'connor olatunji olson-kennedy ormont ornstein orsillo
  paivio pao peller petry pineles pinquart pizer plumb pokorny ponterotto pope-davis porr purdon rado radomsky rafaeli
  raphael ratner reamer remley resch rholes rickman rijkeboer riskind robichaud robins roediger romme ronnestad rosengren
  rousmaniere runyon ruscio rutter ruzek ryff sacks saketopoulou salzman samstag sandin sandler sapolsky sattler saulsman
  savin-williams schmid schnurr schoendorff schur schwarz sechehaye selvini-palazzoli shanker shotter silberg silberstein
  sills simeone-difrancesco skeem slavin sleed slochower smits solms sperry stamm steadman steege steenkamp steensma
  steffens steinglass stekel sterba stitzer storch strachey strauss strober suchet sussman szalavitz szapocznik tausk
  teachman tellegen thordarson tiefer tinker tolpin tombaugh tomkins treleaven trevarthen troiden trotter-mathison tull
  turk turkington turnbull tversky ungar ursano vandenbos vandeurzen vanfleet vermeulen viglione volkmar volkow volpicelli
  von-franz vos vreeswijk wachen waelder wallin websdale wegner welp welwood westrup wetherell whitmont whittal wieland
  wilkens winell woodman wormith wosket wurmser yung zarit zilcha-mano zimbardo zinbarg zvolensky
  adler aguirre alford andersen archer arnett atwood baker barrett bass bennett bernier bernstein boone brenner brewer
  briggs brock bryant bryson butcher carey carlson cass chadwick coburn collins corbett cormier crisp dahl davidson davis
  dawson dickerson doherty dorsey douglas dudley farrell fernandez fitzpatrick flanagan foote forbes fowler freeman garcia
  gilligan glover goldberg goldsmith gould graham greene griffin griffith haas harding hatcher hathaway haynes healy
  heller hendrix higgins hilton hirsch holloway horn howell hull inman jamison joyce kendall kerr keyes knox koenig
  krystal layne layton lewis lynch macdonald madsen manning martin mathews matos matthews mccarthy mcconnell mckee mcmahon
  mcmanus mcnamara mcneil mcneill messer metz middleton milton minton mooney moran morgan morrison moser mosher mosley
  myers nadeau nash nelson nobles norris norton oconnor owen parsons pederson polk purvis quinn ray rector reynolds
  richards robbins roberts robinson samuels sanders sharp simpson smith stanford stein sterling stewart swenson thompson
  thornton turner weathers webb weeks werner westbrook wilhelm williamson wong worthington zimmerman
  twenge radesky odgers haidt ginott gopnik damour lythcott-haims sasse
`)

/** Given names of the most cited, so that a full name is read as one. */
export const AUTHOR_NAMES = wordSet(`
  carl aaron marsha irvin jeffrey john julie judith sigmund anna melanie donald wilfred heinz otto virginia salvador murray
  jay milton viktor victor rollo abraham alfred erik jean lev albert francine bessel peter pat richard esther terry harville
  sue susan mary leslie diana allan stephen daniel edna david steven kelly kirk bill scott michael insoo steve harry nancy
  glen jonathan jessica lewis karen bruce janina dan gabor brene tara kristin paul william christine
  sandor wilhelm alice clara hans karl ronald margaret christopher joyce thomas antonino philip robert patricia pia sherry edwin
  erving laura lois marion jacob theodore heinrich mardi vamik james frank george zindel russ rebecca dori adrienne babette bessel
  deb richard bonnie laurel onno ellert ruth alan onnie cloe salvador mony paulo ignacio enrique jacques andre luce francoise joel
  harold hyman roy wilma charlotte nina hanna thea betty warren gregory barry arnold morrie selma eva dorothy evan priscilla
`)

/** Surnames so common that the literature alone does not explain them. */
export const EVERYDAY = wordSet(`
  otis patel lew wexler abraham adams adler aguirre alexander alford allen allison andersen anderson archer arnett arredondo atwood audre baker
  bancroft barrett bass bell benjamin bennett berg bernard bernier bernstein black boone brenner brewer briggs brock
  brooks brown bryant bryson butcher campbell carey carlson carnes carter cass cassandra castillo cervantes chadwick clark
  coburn cohen cole collins conrad cook cooper corbett corey cormier cox crisp cruz dahl dana davidson davis dawson dewey
  dickerson doherty doll dorsey douglas dudley duncan dutton dylan edwards elliott ellis emery evans farrell fernandez
  fisher fitzpatrick flanagan flores foote forbes fowler francis frank freeman friedman fuentes garcia garner gibson gil
  gilbert gilligan glover goldberg goldman goldsmith goldstein gomez gonzalez gordon gould graham green greene griffin
  griffith haas hall hanna harding harris harrison hart harvey hatcher hathaway haynes healy heller hendrix higgins hill
  hilton hirsch holloway horn howard howell hughes hull hunt inman jackson james jamison janet johnson johnston jordan
  joseph joyce kelly kendall kerr keyes kim king klein knight knox koenig kris krystal layne layton lee levine lewis
  lieberman lock long lorca lorenz lynch macdonald machado madsen manning marquez marshall martin mate mathews matos
  matthews may mccarthy mcconnell mcdonald mckee mcmahon mcmanus mcnamara mcneil mcneill messer metz meyer middleton
  miller milton minton money mooney moran morgan morris morrison moser moses mosher mosley murray myers nadeau nash nelson
  nobles norris norton oconnor oliver ortiz owen palmer parsons patterson paul pederson perry piper polk potter price
  prince purvis quinn ray rector rennie reynolds rice richards richardson riggs robbins roberts robinson rosenberg ross
  rush ryan samuels sander sanders schwartz scott shapiro sharp shaw shay siegel simon simpson smith solomon spence
  stanford steele stein sterling stewart stone stuart sue sullivan swenson taylor thompson thornton todd tracy turner
  walker wallace ward watson weathers webb webster weeks weiss wells werner west westbrook white wilhelm williamson wilson
  winston wong wood woods worthington wright zimmerman
`)
