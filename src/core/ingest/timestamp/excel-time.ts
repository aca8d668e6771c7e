// Serial days as spreadsheets keep times (1900 system): days since 1899-12-30, the time of day as a fraction.

const serialForm = /^\d{2,7}(?:[.,]\d+)?$/;
/** Before 1900-03-01 the system counts a day that never was (29 February 1900). */
const firstSound = 61;
const daysTo1970 = 25_569;

/** Ms of the shown time as if it were UTC, rounded: a double holds no more. Null when the text is no such number. */
export const readExcelSerial = (text: string): number | null => {
  if (!serialForm.test(text)) return null;
  const serial = Number(text.replace(',', '.'));
  return serial < firstSound ? null : Math.round((serial - daysTo1970) * 86_400_000);
};
