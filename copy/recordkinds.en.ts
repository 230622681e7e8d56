/** What a group keeps a record of: read by its facilitators. */
export const groupRecordKinds: Record<string, string> = {
  'account.vouched': 'Vouched for',
  'agreement.signed': 'Agreement signed',
  'agreement.amended': 'Agreement amended',
  'application.accepted': 'Application accepted',
  'application.declined': 'Application declined',
  'attendance.corrected': 'Minutes corrected',
  'certificate.revoked': 'Document revoked',
  'group.opened': 'Group opened',
  'group.changed': 'Group changed',
  'group.renewed': 'Term renewed',
  'group.ended': 'Group ended',
  'invitation.made': 'Invitation made',
  'invitation.revoked': 'Invitation taken back',
  'seat.offered': 'Seat offered',
  'seat.ended': 'Seat ended',
  'seat.role': 'Role changed',
}
