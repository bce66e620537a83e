import type { Department } from '../../people/departments.ts';
import { lapsedBypasses } from '../bypass.ts';
import type { OrderState, Review } from '../state.ts';
import type { QuestionEvent } from './records.ts';

/** A later review takes the place of an earlier one, which stays (REVIEW-24). */
export function withReview(state: OrderState, review: Review): OrderState {
  const earlier = state.reviews[review.department];
  return {
    ...state,
    reviews: { ...state.reviews, [review.department]: review },
    ...superseded(state, earlier === undefined ? [] : [earlier]),
  };
}

/** Reviews are asked for again: those of the departments, or all of them and the decision with them. */
export function reopened(state: OrderState, departments?: readonly Department[]): OrderState {
  if (departments !== undefined) {
    const kept = Object.values(state.reviews).filter(({ department }) => !departments.includes(department));
    const gone = Object.values(state.reviews).filter(({ department }) => departments.includes(department));
    const { creditReview, ...rest } = state;
    return {
      ...rest,
      // What finance is to judge anew, its manager judges anew.
      ...(creditReview === undefined || departments.includes('FINANCE') ? {} : { creditReview }),
      reviews: Object.fromEntries(kept.map((review) => [review.department, review])),
      ...superseded(state, gone),
    };
  }
  const { decision: _decision, creditReview: _credit, ...rest } = state;
  const { bypasses } = state;
  return {
    ...rest,
    reviews: {},
    ...superseded(state, Object.values(state.reviews)),
    ...(bypasses === undefined ? {} : { bypasses: lapsedBypasses(bypasses) }),
  };
}

/** The state after a question of a reviewing department, or sales' answer. */
export function applyQuestion(state: OrderState, event: QuestionEvent): OrderState {
  const questions = state.questions ?? [];
  if (event.type === 'questionAsked') return { ...state, questions: [...questions, event.question] };
  const { questionId, answer } = event;
  return {
    ...state,
    questions: questions.map((each) => (each.questionId === questionId ? { ...each, answer } : each)),
  };
}

function superseded({ supersededReviews = [] }: OrderState, gone: readonly Review[]): Partial<OrderState> {
  return gone.length === 0 ? {} : { supersededReviews: [...supersededReviews, ...gone] };
}
