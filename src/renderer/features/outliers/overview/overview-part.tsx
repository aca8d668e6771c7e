// Everybody × days at a glance.
export const OverviewPart = () => <div data-testid="overview-part" />;
