// Whether an access of the SIVO team read something or changed it.
import type { Category } from '#shared/model/category.ts';

/**
 * A change where the record holds one (`hasChange`) or its category is configuration, which is that of changing actions;
 * anything else is a read, also an action nobody knows.
 */
export const accessKind = (category: Category, hasChange: boolean): 'read' | 'change' =>
  hasChange || category === 'configuration' ? 'change' : 'read';
