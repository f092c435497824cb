//! Portfolios and programs, how projects score, and which of them to do.

mod assessments;
mod board;
mod bucket_balance;
mod columns_drawing;
mod criteria;
mod criteria_levels;
mod drawn_files;
mod executive;
mod executive_files;
mod live_figures;
mod pairwise;
mod portfolios;
mod program_summary;
mod programs;
mod ranking;
mod register;
mod roadmap;
mod roadmap_drawing;
mod roadmap_files;
mod roadmap_lanes;
mod roadmap_scale;
mod roadmap_shares;
mod scenario_answers;
mod scenario_applications;
mod scenario_candidates;
mod scenario_carried;
mod scenario_commits;
mod scenario_comparison;
mod scenario_hiring;
mod scenario_items;
mod scenario_levelling;
mod scenario_members;
mod scenario_names;
mod scenario_notices;
mod scenario_overlay;
mod scenario_question;
mod scenario_report;
mod scenario_reshaping;
mod scenario_selection;
mod scenario_staffing;
mod scenarios;
mod score_detail;
mod score_facts;
mod scoring_models;
mod waterline;

pub(crate) use assessments::assessments_follow;
pub use assessments::{
    AssessmentQuery, AssessmentView, Assessments, Measure, NewAssessment, assess, assessments,
    withdraw_assessment,
};
pub use board::{BoardCriterion, BoardView, Bubble, portfolio_board};
pub use bucket_balance::{BalanceQuery, BucketBalance, BucketLine, BucketShare, bucket_balance};
pub(crate) use criteria::points;
pub use criteria::{Criterion, Scale, ScaleStep, ScorePart};
pub use drawn_files::DrawnFile;
pub use executive::{
    ExecutiveCommit, ExecutiveGate, ExecutiveMoney, ExecutiveQuery, ExecutiveRisk, ExecutiveView,
    executive_view,
};
pub use executive_files::executive_file;
pub(crate) use executive_files::whole;
pub use live_figures::{
    CostSource, LiveCapacity, LiveFigures, LivePortfolio, LiveQuery, LiveSubject, ScenarioSubject,
    live_portfolio,
};
pub use pairwise::{
    ComparisonView, JudgedItem, JudgedMatrix, Judgement, NewComparison, OddJudgement, comparisons,
    preview_comparison, put_comparison, weigh_by_comparisons,
};
pub use portfolios::{
    NewPortfolio, PatchPortfolio, PortfolioView, create_portfolio, delete_portfolio, portfolio,
    portfolios, update_portfolio,
};
pub(crate) use portfolios::{check_owner, owners};
pub use program_summary::{CountOf, MoneyIn, ProgramSummary, SharedMilestone, program_summary};
pub use programs::{
    NewProgram, PatchProgram, ProgramQuery, ProgramView, create_program, delete_program, program,
    programs, update_program,
};
pub use ranking::{
    OtherModelQuery, RankSwap, RankedItem, RankedSubject, RankedTwice, RankingComparison,
    RankingQuery, SensitivityQuery, rank_sensitivity, ranking, ranking_comparison,
};
pub use register::{Health, RegisterGate, RegisterItem, RegisterQuery, register};
pub use roadmap::{
    RoadmapBar, RoadmapGhost, RoadmapLink, RoadmapMilestone, RoadmapQuery, RoadmapView, roadmap,
};
pub use roadmap_files::{RoadmapFileQuery, roadmap_file};
pub use roadmap_shares::{
    MadeRoadmapShare, NewRoadmapShare, PublishedBar, PublishedDependency, PublishedMilestone,
    PublishedRoadmap, RoadmapShareQuery, RoadmapShareView, create_roadmap_share,
    revoke_roadmap_share, roadmap_shares, shared_roadmap,
};
pub(crate) use scenario_answers::search_to_end;
pub use scenario_answers::{
    ScenarioAnswerView, SearchScenario, TrailStep, cancel_search, scenario_answer, search_scenario,
};
pub use scenario_applications::{
    AcceptedItem, ApplicableField, ApplicableItem, ApplicationPreview, ApplicationView,
    AppliedStep, ApplyScenario, Leaving, application_preview, applications, apply_scenario,
    undo_application,
};
pub use scenario_carried::NotCarried;
pub use scenario_commits::{
    CommitChange, CommitContent, CommitDiff, CommitQuery, CommitScenario, CommittedItem,
    ScenarioCommitView, commit_scenario, scenario_commits,
};
pub use scenario_comparison::{
    CompareQuery, ComparedItem, ComparedScenario, OverlayComparison, compare_scenarios,
};
pub use scenario_hiring::{scenario_hiring_file, scenario_hiring_plan};
pub use scenario_items::{
    MovedFigure, MovedItem, OverlayChanged, OverlayItem, OverlayView, PatchScenarioItem,
    SubjectRef, TakeFromLive, drop_scenario_item, moved_items, refresh_scenario, scenario_overlay,
    take_from_live, update_scenario_item,
};
pub use scenario_levelling::{
    AcceptScenarioLevelling, AcceptedStart, ScenarioLevelling, ScenarioMove, ScenarioShort,
    accept_scenario_levelling, level_scenario,
};
pub use scenario_members::{
    PutScenarioMembers, ScenarioMemberInput, ScenarioMemberView, put_scenario_members,
    scenario_members,
};
pub use scenario_notices::{NoticedProject, SearchNotice};
pub use scenario_overlay::{
    FiguresInBrief, Hire, LimitChange, LimitKind, OverlayChange, OverlaySwap, OverlayTotals,
    RoleUse, ScenarioTargets, ScenarioWishes,
};
pub use scenario_question::{
    Amounts, ScenarioBudget, ScenarioItem, ScenarioQuestion, ScenarioRule,
};
pub use scenario_report::{
    ChosenProject, FrontierPoint, LeftOutProject, LimitUse, LivePoint, RuleUse, ScenarioReport,
};
pub use scenario_reshaping::CarriedShape;
pub use scenario_selection::TakenSelection;
pub use scenarios::{
    NewScenario, PatchScenario, ScenarioListItem, ScenarioProject, ScenarioView, create_scenario,
    delete_scenario, scenario, scenarios, update_scenario,
};
pub(crate) use scenarios::{editable_scenario, visible_scenario};
pub use score_detail::{KanoCategory, KanoCount, ScoreDetail};
pub(crate) use score_facts::{score_facts, scored_criteria};
pub use scoring_models::{
    NewScoringModel, PatchScoringModel, ScoringModelQuery, ScoringModelView, ScoringTemplate,
    ScoringVersionView, create_scoring_model, delete_scoring_model, scoring_model, scoring_models,
    scoring_templates, scoring_versions, update_scoring_model,
};
pub use waterline::{
    WaterlineBinding, WaterlineLimit, WaterlineOrder, WaterlineQuery, WaterlineRow,
    WaterlineStanding, WaterlineView, scenario_waterline,
};
