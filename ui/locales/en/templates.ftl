# Templates of entries: their names, and the prompts that an entry keeps as they were shown.

template-blank = Blank page

template-look_back_look_ahead = Look back, look ahead
template-look_back_look_ahead-1 = Good things in the last day, up to five
template-look_back_look_ahead-2 = What I am grateful for, up to three
template-look_back_look_ahead-3 = Tomorrow: one small thing in up to three parts of my life
template-look_back_look_ahead-4 = What was hard, if I want to say it

template-low_high_between = Low, high, in between
template-low_high_between-1 = A low
template-low_high_between-2 = A high
template-low_high_between-3 = Something in between

template-nightly_review = Nightly review
template-nightly_review-1 = Where did resentment, fear or self-interest lead me today?
template-nightly_review-2 = Was I open with others and with myself?
template-nightly_review-3 = Is there somebody I could put something right with?
template-nightly_review-4 = Is there something I could tell somebody now?
template-nightly_review-5 = Where was I kind, and what went well?
template-nightly_review-6 = What could be a little easier tomorrow?

template-gratitude = Gratitude
template-gratitude-1 = One to ten things I am glad of, large or small

template-comeback = Comeback note
template-comeback-1 = What happened, in plain words
template-comeback-2 = That hour, that place: what came before it
template-comeback-3 = What I knew before, and still know
template-comeback-4 = What has helped since, even a little
template-comeback-5 = One next step, and who I could tell

template-problem_round = A problem, and the ideas of a round
template-problem_round-1 = The problem, as I would tell it in a minute
template-problem_round-2 = Ideas I heard
template-problem_round-3 = What I choose, and why it fits me
template-problem_round-4 = How it went, when I know

template-worry_page = A worry about what may come
template-worry_page-1 = What I fear
template-worry_page-2 = How likely it feels, and how likely it is
template-worry_page-3 = What I can do about it, and when
template-worry_page-4 = What happened, when I know

template-quiet_minutes = Quiet minutes, a little mindfulness
template-quiet_minutes-1 = What I can hear, see and feel just now
template-quiet_minutes-2 = What my body says
template-quiet_minutes-3 = How it is afterwards
