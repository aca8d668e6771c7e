// The Access page, with what other features know about accesses.
import { AccessPage } from '../outliers/access-page.tsx';
import type { PackSlot } from '../outliers/findings/findings-list.tsx';
import { PackFinding } from '../packs/pack-finding.tsx';
import { RulesPart } from '../rules/rules-part.tsx';

const pack: PackSlot = (props) => <PackFinding {...props} />;

export const AccessPlace = () => <AccessPage rules={<RulesPart />} pack={pack} />;
