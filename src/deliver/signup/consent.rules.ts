/** The version of the wording in consent.texts.ts that is in force. */
export const consentVersion = 'sign-up-2';
export const consentPurpose = 'sign-up';
