// The Access page, with what other features know about accesses.
import { AccessPage } from '../outliers/access-page.tsx';
import { RulesPart } from '../rules/rules-part.tsx';

export const AccessPlace = () => <AccessPage rules={<RulesPart />} />;
