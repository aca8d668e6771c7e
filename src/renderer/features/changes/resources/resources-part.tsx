// Its owner fills this in.
export const ResourcesPart = () => null;
