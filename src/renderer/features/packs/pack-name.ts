// What the file of a pack is called unless the user says otherwise.

/** Signs that Windows, macOS or Linux does not have in file names. */
const forbidden = /[\\/:*?"<>|\p{Cc}]+/gu;

/** `Access of one agent.zip`, from its title. */
export const packName = (title: string): string => {
  const name = title
    .replace(forbidden, '-')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '');
  return `${name === '' ? 'evidence' : name}.zip`;
};
