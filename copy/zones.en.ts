/** Time zones as people say them. */
export const zones = {
  us: 'United States',
  names: {
    'America/New_York': 'Eastern, New York',
    'America/Chicago': 'Central, Chicago',
    'America/Denver': 'Mountain, Denver',
    'America/Phoenix': 'Arizona, Phoenix',
    'America/Los_Angeles': 'Pacific, Los Angeles',
    'America/Anchorage': 'Alaska, Anchorage',
    'America/Adak': 'Hawaii–Aleutian, Adak',
    'Pacific/Honolulu': 'Hawaii, Honolulu',
    'America/Puerto_Rico': 'Atlantic, Puerto Rico',
    'Pacific/Guam': 'Chamorro, Guam',
    'Pacific/Pago_Pago': 'Samoa, Pago Pago',
  },
  regions: {
    America: 'Elsewhere in the Americas',
    Africa: 'Africa',
    Asia: 'Asia',
    Atlantic: 'Atlantic',
    Australia: 'Australia',
    Europe: 'Europe',
    Indian: 'Indian Ocean',
    Pacific: 'Pacific',
  } as Record<string, string>,
}
