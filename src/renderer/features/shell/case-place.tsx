// The Case page, with what leads from it into an evidence pack.
import { CasePage } from '../cases/case-page.tsx';
import { PackStory } from '../packs/pack-story.tsx';

export const CasePlace = () => <CasePage pack={<PackStory />} />;
