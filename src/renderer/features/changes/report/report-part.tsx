// Its owner fills this in.
export const ReportPart = () => null;
