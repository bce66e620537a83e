import type { FastifyRequest } from 'fastify';
import { inChinese } from '../../domain/names/in-chinese.ts';
import { chineseProblems } from '../../domain/names/problem-names.ts';
import { type Problem, type ProblemError, problemBody } from './problem.ts';

/** The body of a problem in the language that the request asks for: English, unless Chinese is asked first. */
export function problemInWordsOf(request: FastifyRequest, problem: ProblemError): Problem {
  const body = problemBody(problem, request.id);
  if (!/^\s*zh\b/i.test(request.headers['accept-language'] ?? '')) return body;
  const { title, advice } = chineseProblems[problem.code];
  const { errors } = body;
  return {
    ...body,
    title,
    detail: `${sentenceInChinese(problem)}${advice}`,
    ...(errors && {
      errors: errors.map((each) => ({ ...each, reason: inChinese(each.reason) ?? each.reason })),
    }),
  };
}

/** What this case says beyond its kind. A field's own reason stands with the field. */
function sentenceInChinese({ message, details }: ProblemError): string {
  if (
    details.errors?.some(
      ({ path, reason }) => message === `${path}: ${reason}` || message === `${path} ${reason}`,
    )
  ) {
    return details.errors.map(({ path, reason }) => `${path}：${inChinese(reason) ?? reason}。`).join('');
  }
  const sentence = inChinese(message);
  if (sentence === undefined) return '';
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
