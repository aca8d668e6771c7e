// Its owner fills this in.
export const ChainPart = () => null;
