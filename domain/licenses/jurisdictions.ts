/**
 * Where licenses come from: ISO 3166-2 codes (ISO 3166-1 where a whole country licenses), names in English.
 * Sources: ISO 3166-2:2020 for codes and names; registers from the bodies' own public pages. Boards change their
 * names and addresses: a steward confirms each with the board before relying on it, and may add others.
 */
export type Jurisdiction = { code: string; name: string; country: string }

const places = {
  US: 'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|VI U.S. Virgin Islands',
  CA: 'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
} as const
const countries =
  'GB United Kingdom|IE Ireland|AU Australia|NZ New Zealand|ZA South Africa|DE Germany|AT Austria|CH Switzerland|NL Netherlands|ES Spain|MX Mexico|FR France|IT Italy|SE Sweden|NO Norway|DK Denmark|FI Finland|IL Israel|IN India|SG Singapore|HK Hong Kong|JP Japan|BR Brazil|AR Argentina|CL Chile'

const entries = (list: string) => list.split('|').map((entry) => [entry.slice(0, 2), entry.slice(3)] as const)

export const jurisdictions: readonly Jurisdiction[] = [
  ...Object.entries(places).flatMap(([country, list]) =>
    entries(list).map(([code, name]) => ({ code: `${country}-${code}`, name, country })),
  ),
  ...entries(countries).map(([code, name]) => ({ code, name, country: code })),
]

const names = new Map(jurisdictions.map((place) => [place.code, place.name]))
/** Whether licenses of this ISO 3166 code can be entered. */
export const isJurisdiction = (code: string): boolean => names.has(code)
/** The name of a jurisdiction; its code where it is unknown (an older row). */
export const jurisdictionName = (code: string): string => names.get(code) ?? code

/** A license body that may be offered when a network is set up. `profession` 'any': it licenses several. */
export type KnownBody = { jurisdiction: string; profession: string; name: string; registerUrl: string }

/** Registers one can look into oneself. Short on purpose: what is not here, a steward adds from the board's own page. */
export const knownBodies: readonly KnownBody[] = [
  {
    jurisdiction: 'US-AZ',
    profession: 'any',
    name: 'Arizona Board of Behavioral Health Examiners',
    registerUrl: 'https://elicense.az.gov',
  },
  {
    jurisdiction: 'US-CA',
    profession: 'any',
    name: 'California Board of Behavioral Sciences',
    registerUrl: 'https://search.dca.ca.gov',
  },
  {
    jurisdiction: 'US-CA',
    profession: 'psychologist',
    name: 'California Board of Psychology',
    registerUrl: 'https://search.dca.ca.gov',
  },
  {
    jurisdiction: 'US-NY',
    profession: 'any',
    name: 'New York State Education Department, Office of the Professions',
    registerUrl: 'https://www.op.nysed.gov',
  },
  {
    jurisdiction: 'US-TX',
    profession: 'any',
    name: 'Texas Behavioral Health Executive Council',
    registerUrl: 'https://www.bhec.texas.gov',
  },
  {
    jurisdiction: 'CA-ON',
    profession: 'psychotherapist',
    name: 'College of Registered Psychotherapists of Ontario',
    registerUrl: 'https://www.crpo.ca',
  },
  {
    jurisdiction: 'GB',
    profession: 'psychologist',
    name: 'Health and Care Professions Council',
    registerUrl: 'https://www.hcpc-uk.org/check-the-register/',
  },
  {
    jurisdiction: 'GB',
    profession: 'social-worker',
    name: 'Social Work England',
    registerUrl: 'https://www.socialworkengland.org.uk',
  },
  {
    jurisdiction: 'GB',
    profession: 'counselor',
    name: 'British Association for Counselling and Psychotherapy (voluntary register)',
    registerUrl: 'https://www.bacp.co.uk',
  },
  {
    jurisdiction: 'GB',
    profession: 'psychotherapist',
    name: 'UK Council for Psychotherapy (voluntary register)',
    registerUrl: 'https://www.psychotherapy.org.uk',
  },
  {
    jurisdiction: 'AU',
    profession: 'psychologist',
    name: 'Psychology Board of Australia (Ahpra)',
    registerUrl: 'https://www.ahpra.gov.au',
  },
  {
    jurisdiction: 'NZ',
    profession: 'psychologist',
    name: 'New Zealand Psychologists Board',
    registerUrl: 'https://psychologistsboard.org.nz',
  },
]

/** Every number of a well-formed US NPI can be looked up by hand here; Colloquy never asks it by itself. */
export const npiRegisterUrl = 'https://npiregistry.cms.hhs.gov/search'

/** The bodies offered for some jurisdictions: those known, else one line for the place's boards as a whole. */
export function bodiesFor(codes: readonly string[]): KnownBody[] {
  return codes.filter(isJurisdiction).flatMap((code) => {
    const known = knownBodies.filter((body) => body.jurisdiction === code)
    return known.length > 0
      ? known
      : [
          {
            jurisdiction: code,
            profession: 'any',
            name: `Licensing boards of ${jurisdictionName(code)}`,
            registerUrl: '',
          },
        ]
  })
}
