import type { IForbiddenRuleType } from 'dependency-cruiser';

/** A rule with the sentence that a broken build shows. */
export type Rule = IForbiddenRuleType & { readonly name: string; readonly comment: string };
