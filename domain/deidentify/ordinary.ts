/** Closed-class words, English and Spanish: never a name. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `
  a an the this that these those there here he she it we you i they who whom whose which what when where why how if though although because since as at by for from in into of off on onto
  out over to under up with without within and or but nor so yet not no yes her his its our your their my me him them us both each every either neither some any many much few more most less
  all none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third last next then than thus hence once twice again still also even just only maybe perhaps after before during
  until while about above across against along among around behind below beneath beside between beyond despite down except inside like near per regarding through throughout toward towards
  upon versus via is was are were be been being am has have had do does did done can could should would must might shall ought let please sorry thanks thank hello hi hey dear ok okay oh well
  now today tomorrow yesterday tonight later soon often sometimes usually always never ever lately recently currently initially finally meanwhile otherwise instead however therefore
  nothing something anything everything nobody somebody anybody everybody nowhere somewhere
  el la los las un una unos unas lo le les se me te nos su sus mi mis tu que quien cuando donde como porque pero aunque si sin con por para desde hasta entre sobre tras ante bajo cada
  todo toda todos todas ni o y e u a al del de en es era fue ser estar esta este estos estas eso esa ese hay ha han he hemos no ya muy mas menos antes despues luego ahora hoy ayer manana
  siempre nunca tambien tampoco solo aun asi pues entonces mientras hace vive trabaja perdio usamos refiere acude toma llego estuvo dejo viene tiene tuvo empezo empezamos hablamos siente piensa quiere llora duerme come sigue niega reporta presenta conoci atiendo traigo veo pienso creo vino tras cumplio nacio murio dice ella ellos nosotros ustedes usted yo él está gracias
  til till cuz bc abt tho thru ur ppl smth def gonna wanna gotta kinda sorta idk lol omg tbh ngl wld cld shld dont cant wont didnt doesnt isnt wasnt im ive hes shes theyre thats theres whats lets
`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words written with a capital inside a sentence without naming anyone. */
export const CAPITALIZED: ReadonlySet<string> = new Set(
  `
  court case board question questions fall winter summer spring autumn church mother mom mum dad father mama papa doctor state school north south east west black white brown
  god lord heaven hell internet web president congress senate government constitution bible earth sun moon mars venus zoom english spanish french math science history art music
  will may can session consult client patient therapist therapist's self other i'm i'd i'll i've team group zoom gr sess acct auth sch meds appt independence
  mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun grandma grandpa
  granny nana abuela abuelo abuelita auntie aunt uncle sir madam doc coach pastor father sister brother honey baby daddy mommy mami papi mister miss judge officer reverend
  january february march april june july august september october november december lunes martes miercoles jueves viernes sabado domingo
  american indian african latin gay straight trans queer deaf blind am pm bc ad ii iii iv vi vii viii ix xi xii
  phase part step stage item level axis type class grade week day month year unit chapter volume section article rule act code title form
  east west coast side university college high hospital clinic er icu nicu picu ward department office human resources safe harbor
  social security worker services child protective adult family primary care emergency room intensive unit special education individual plan
  risk safety plan history present illness chief complaint mental status exam axis assessment impression recommendations objective subjective
  pride juneteenth advent lent sabbath shabbat mass eucharist communion amen
  why what how who when where then now yes no maybe not stop never always okay ok hey hello sorry thanks please good bad fine help
  one two three four five six seven eight nine eighteen nineteen sixteen seventeen fourteen sixty seventy eighty ninety producer foreman foreperson juror random mira dios
  medicare medicaid zoom covid facebook google channel hall street spring lake twelve eleven ten thirteen fifteen twenty dozen thirty forty fifty hundred
`
    .split(/\s+/)
    .filter(Boolean),
)

/** Virtues and abstract words that are names only with a person's frame. */
export const ABSTRACT: ReadonlySet<string> = new Set(
  'grace hope faith joy love peace truth justice mercy charity patience destiny harmony honor glory trinity wisdom serenity heaven victory liberty freedom courage shame guilt fear anger grief rage pain death life nature fate time will chance angel star sky dawn ocean forest river stormy melody sunshine princess king queen fe esperanza paz luz gloria consuelo dolores milagros caridad soledad virgen alma'.split(
    ' ',
  ),
)

/** Nouns and abbreviations that open a line or a heading and name nobody. */
export const OPENERS: ReadonlySet<string> = new Set(
  `
  due named postdoc od insta ay ey uy oye relapse panic landline numbers sess session's gr grade acct auth bully weight sleep appetite mood affect insight judgment judgement speech thought cognition memory energy insomnia nightmares flashbacks triggers stressors strengths barriers protective
  residence housing insurance custody visitation supervision discharge admission relapse sobriety cravings withdrawal tolerance dose dosage labs vitals rx refills allergies substance alcohol tobacco cannabis nicotine caffeine screen measures scales scores homework agenda themes impression formulation stage phase goal aim ask worry fear dilemma puzzle snag trouble catch bind stakes ethics confidentiality boundary boundaries silence humor culture spirituality religion military veteran legal financial housing employment education relationships sexuality gender identity pronouns
  panic grief jealousy envy burnout fatigue pain headaches migraine stroke seizure fall falls
  joven mujer hombre nino nina senor senora muchacho muchacha pareja familia uso leo veo hago sigo creo siento busco quiero propongo trabajo diez uno dos tres cuatro cinco seis siete ocho nueve once doce veinte treinta apuntalo bachillerato prevision deriva domicilio ficha ocupacion
  question questions consult case session sessions client patient pt therapist therapy plan goal goals note notes update summary history presenting problem problems issue safety risk
  background diagnosis treatment trauma consulted asked working seeing mother father mom dad husband wife son daughter sister brother partner friend family parents couple man woman boy girl child
  mine yours hers ours theirs court judge insurance medication meds monday tuesday wednesday thursday friday saturday sunday
  pregunta consulta caso sesion cliente paciente terapia madre padre mama papa esposo esposa hija hijo hermana hermano
  ref husb sib sibs acct hosp dtr ins appt tel cell dob addr hx tx dx rx poa prob probs meds med cert dept info prev psych soc mgmt eval fam sx cc hpi subj obj asmt dnk dna dc lic id ice orig mtg
  rec recs edu empl occ emerg name names tag chart serial license plate account email mail phone fax address zip member policy plan home hospital school work works job employer lives born prior current
  handle trigger known leaning worships scales provider contact emergency insurance subscriber birthdate age sex gender status intake follow-up followup referral refers presents reports denies rule
  nombre direccion telefono correo fecha edad escuela trabajo empleo seguro contacto motivo antecedentes terapeuta medico medicamentos parte parts part treatment progress goals
  people who where done online meds ask reason screeners model referring patient superbill kin next sex med no contacto edad escribirian harian
  neuro bio alt lang interp dissoc dispo eval immig occup relig resid voc subst ethn orient allerg etoh cbt presenter facilitator attending siento sera habla ama quisiera busco llevo llevamos trato intento sigo sospecho pensaba queria me espero temo necesito pido agradezco acompano
  uh um ta xo psychoed psychoeducation genogram countertransference transference interoception mentalization vignette formulation comorbid fyi btw imo tldr thx pls ps nb re cw tw ok asap eta tbd afaik
`
    .split(/\s+/)
    .filter(Boolean),
)
