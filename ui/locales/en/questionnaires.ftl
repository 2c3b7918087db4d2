### Questionnaires. Items, answers and licence lines stand word for word as their authors published them; none of
### them is changed by one's own words. What a result is called is said and nothing made of it: no verdict, no advice.

questionnaires-title = Questionnaires
questionnaires-intro = Some people like to answer the same questions every few weeks. What comes out is a number about your answers, not about you.
questionnaire-no-diagnosis = Not a diagnosis. What a number means is a question for somebody who knows you and the questionnaire.
questionnaire-none-title = None is switched on
questionnaire-none-text = In the settings you can choose the ones you want to have here. Nobody has to.
questionnaire-to-settings = Choose questionnaires

## Their names and what they are about.
questionnaire-about-who5 = Well-being in the last two weeks. 5 questions.
questionnaire-about-barc10 = What you can draw on in recovery. 10 statements, which speak of drugs or alcohol.
questionnaire-about-phq8 = Low mood in the last two weeks. 8 questions.
questionnaire-about-gad7 = Worry and tension in the last two weeks. 7 questions.
questionnaire-about-phq9 = The PHQ-8 with a ninth question, about thoughts of being dead or of self-harm. If you mark that you had any, your plan, your people and numbers open before anything else.

## Answering. $n: number of an item. $of: number of all.
questionnaire-begin = Answer { $name }
questionnaire-go-on = Go on with { $name }
questionnaire-item = { $n } of { $of }
questionnaire-left = { $left ->
        [one] One question has no answer yet. Without it there is no result.
       *[other] { $left } questions have no answer yet. Without them there is no result.
    }
questionnaire-finish = Show the result
questionnaire-close = Close
questionnaire-later = Leave it for today
questionnaire-every-answer = Every answer is saved at once. You can skip any of them and stop at any time.
questionnaire-not-answered = no answer

## The result. $score, $most: whole numbers. $change: the difference to the last one, $since: its day.
questionnaire-score = { $score } of { $most }
questionnaire-no-score = No result: an answer is missing
questionnaire-change = { $change ->
        [0] The same as on { $since }
       *[other] { $signed } since { $since }
    }
questionnaire-first = The first one
questionnaire-next = Asked again from { $date } on
questionnaire-now = It can be answered now
questionnaire-today = Begun today
questionnaire-earlier = Earlier
questionnaire-earlier-named = Earlier answers, { $name }
questionnaire-deleted = The answers are in the trash.
questionnaire-open = { $name }, { $date }
questionnaire-answers = Your answers
questionnaire-correct = Change an answer
questionnaire-export-ok = May leave in what I make for others
questionnaire-export-ok-hint = Then its result and answers are in an export or a share of these days.
questionnaire-export-nine = The ninth answer may leave, too
questionnaire-export-nine-hint = Without this tick it stays in every export, also in the JSON of the whole journal. For others the rest leaves as a PHQ-8. A backup always has it.

## What the authors call a result.
questionnaire-band-minimal = Called “minimal” by its authors
questionnaire-band-mild = Called “mild” by its authors
questionnaire-band-moderate = Called “moderate” by its authors
questionnaire-band-moderately_severe = Called “moderately severe” by its authors
questionnaire-band-severe = Called “severe” by its authors
questionnaire-band-at_most28 = In the range up to 28, which its authors call a sign of low mood
questionnaire-band-at_most50 = In the range up to 50, in which its authors suggest a closer look
questionnaire-band-at_least47 = 47 or more, which went with more than a year of remission in one study (Vilsaint and others, 2017)

## The panel of the ninth question.
questionnaire-nine-title = You are not alone with this
questionnaire-nine-text = You marked thoughts of being better off dead or of hurting yourself. Many people have them in hard times. You do not have to carry this alone.
questionnaire-nine-stays = Nothing is sent to anybody. It stays in this journal.
questionnaire-nine-safe = I am safe right now, continue

## Settings.
settings-questionnaires = Questionnaires
settings-questionnaires-which = Which ones you want to have
settings-questionnaires-open = Open questionnaires
settings-questionnaires-text = All of them are off unless you switch them on. What was answered stays when one is switched off.

## Exports.
export-questionnaires = Questionnaires
export-questionnaire = { $name }, { $date }
export-questionnaire-item = { $item }: { $answer }

## Sources and licence lines.
questionnaire-source-who5 = WHO-5 Well-Being Index, World Health Organization, Regional Office for Europe, 1998. Free, no permission required.
questionnaire-source-phq = PHQ: © Pfizer Inc. No permission required to reproduce, translate, display or distribute.
questionnaire-source-gad7 = GAD-7: © Pfizer Inc. No permission required to reproduce, translate, display or distribute.
questionnaire-source-barc10 = BARC-10: Vilsaint and others, 2017. Freely available; permission not required for use.

## WHO-5, version of 1998.
questionnaire-who5-stem = Over the last two weeks
questionnaire-who5-1 = I have felt cheerful and in good spirits
questionnaire-who5-2 = I have felt calm and relaxed
questionnaire-who5-3 = I have felt active and vigorous
questionnaire-who5-4 = I woke up feeling fresh and rested
questionnaire-who5-5 = My daily life has been filled with things that interest me
questionnaire-who5-answer-5 = All of the time
questionnaire-who5-answer-4 = Most of the time
questionnaire-who5-answer-3 = More than half of the time
questionnaire-who5-answer-2 = Less than half of the time
questionnaire-who5-answer-1 = Some of the time
questionnaire-who5-answer-0 = At no time

## PHQ-8 and PHQ-9.
questionnaire-phq-stem = Over the last 2 weeks, how often have you been bothered by any of the following problems?
questionnaire-phq-1 = Little interest or pleasure in doing things
questionnaire-phq-2 = Feeling down, depressed, or hopeless
questionnaire-phq-3 = Trouble falling or staying asleep, or sleeping too much
questionnaire-phq-4 = Feeling tired or having little energy
questionnaire-phq-5 = Poor appetite or overeating
questionnaire-phq-6 = Feeling bad about yourself – or that you are a failure or have let yourself or your family down
questionnaire-phq-7 = Trouble concentrating on things, such as reading the newspaper or watching television
questionnaire-phq-8 = Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety or restless that you have been moving around a lot more than usual
questionnaire-phq-9 = Thoughts that you would be better off dead or of hurting yourself in some way
questionnaire-phq-answer-0 = Not at all
questionnaire-phq-answer-1 = Several days
questionnaire-phq-answer-2 = More than half the days
questionnaire-phq-answer-3 = Nearly every day

## GAD-7. Stem and answers are those of the PHQ.
questionnaire-gad7-1 = Feeling nervous, anxious or on edge
questionnaire-gad7-2 = Not being able to stop or control worrying
questionnaire-gad7-3 = Worrying too much about different things
questionnaire-gad7-4 = Trouble relaxing
questionnaire-gad7-5 = Being so restless that it is hard to sit still
questionnaire-gad7-6 = Becoming easily annoyed or irritable
questionnaire-gad7-7 = Feeling afraid as if something awful might happen

## BARC-10.
questionnaire-barc10-stem = How much do you agree with each statement?
questionnaire-barc10-1 = There are more important things to me in life than using substances
questionnaire-barc10-2 = In general I am happy with my life
questionnaire-barc10-3 = I have enough energy to complete the tasks I set myself
questionnaire-barc10-4 = I am proud of the community I live in and feel part of it
questionnaire-barc10-5 = I get lots of support from friends
questionnaire-barc10-6 = I regard my life as challenging and fulfilling without the need for using drugs or alcohol
questionnaire-barc10-7 = My living space has helped to drive my recovery journey
questionnaire-barc10-8 = I take full responsibility for my actions
questionnaire-barc10-9 = I am happy dealing with a range of professional people
questionnaire-barc10-10 = I am making good progress on my recovery journey
questionnaire-barc10-answer-1 = Strongly disagree
questionnaire-barc10-answer-2 = 2
questionnaire-barc10-answer-3 = 3
questionnaire-barc10-answer-4 = 4
questionnaire-barc10-answer-5 = 5
questionnaire-barc10-answer-6 = Strongly agree
