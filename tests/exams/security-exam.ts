import type { ExamPlace } from './exam-place.ts';
import { type Exam, type ExamOptions, examResult } from './exam-result.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { criticalRungs, setPolicyInForce } from './second-policies.ts';
import { type ServedProduct, serveProduct } from './served-product.ts';

/** What a security exam came to. */
export interface Findings {
  figures: Record<string, number>;
  differences: string[];
}

/** Where attackers meet the product: its processes, and its database to see what they left there. */
export interface Grounds {
  place: ExamPlace;
  stage: ExamStage;
  product: ServedProduct;
}

/** An attack on the running product. Exams may share one; each undoes what would spoil the next. */
export type Attack = (grounds: Grounds, options: ExamOptions) => Promise<Findings>;

/** Hosts of this machine that the exams' product may call. */
const environment = { DUELINE_WEBHOOK_TARGETS: '127.0.0.2', DUELINE_OUTBOX_POLL_MS: '250' };

/** Starts engine, API and worker for attacks. */
export async function openGrounds(place: ExamPlace): Promise<Grounds & { close(): Promise<void> }> {
  const stage = await setUpExam(place, 0);
  try {
    // Every order is late after a second, so that notices go out.
    await setPolicyInForce(stage.database, 1, criticalRungs);
    const product = await serveProduct(place, stage, { name: 'attacked', env: environment });
    return {
      place,
      stage,
      product,
      async close() {
        await product.end();
        await stage.close();
      },
    };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** An attack as an exam that is taken on grounds of its own. */
export function securityExam(id: string, attack: Attack): Exam {
  return async (place, options) => {
    const grounds = await openGrounds(place);
    try {
      const { figures, differences } = await attack(grounds, options);
      return examResult(id, options, figures, differences);
    } finally {
      await grounds.close();
    }
  };
}
