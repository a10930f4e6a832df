"""Addresses of interviews and codes."""

from django.urls import path

from zhibu.apps.interviews.views import (
    codes,
    coding,
    double,
    guides,
    interviews,
    memos,
    quotations,
)

app_name = "interviews"

STUDY, ONE = "studies/<int:study_id>/", "interviews/<int:interview_id>/"
GUIDE, CODE = "interviews/guides/<int:guide_id>/", "codes/<int:code_id>/"
PASSAGE, MEMO = "interviews/passages/<int:passage_id>/", "interviews/memos/<int:memo_id>/"
DOUBLE = "interviews/double/<int:double_id>/"
QUOTATION = "interviews/quotations/<int:quotation_id>/"

urlpatterns = [
    path(f"{STUDY}interviews/", guides.study, name="study"),
    path(f"{STUDY}interviews/add/", interviews.add, name="add"),
    path(f"{STUDY}interviews/tables/", quotations.tables, name="tables"),
    path(f"{STUDY}interviews/quotations/", quotations.quotations, name="quotations"),
    path(f"{STUDY}guides/add/", guides.add_guide, name="add_guide"),
    path(GUIDE, guides.guide, name="guide"),
    path(f"{GUIDE}change/", guides.change_guide, name="change_guide"),
    path(f"{GUIDE}drop/", guides.drop_guide, name="drop_guide"),
    path(ONE, interviews.interview, name="interview"),
    path(f"{ONE}change/", interviews.change, name="change"),
    path(f"{ONE}transcript/", interviews.transcript, name="transcript"),
    path(f"{ONE}withdraw/", interviews.withdraw, name="withdraw"),
    path(f"{ONE}name/", interviews.interviewee, name="interviewee"),
    path(f"{ONE}name/forget/", interviews.forget_interviewee, name="forget_interviewee"),
    path(f"{ONE}drop/", interviews.drop, name="drop"),
    path(f"{ONE}coding/", coding.coding, name="coding"),
    path(f"{ONE}quote/", coding.quote, name="quote"),
    path(f"{ONE}memo/", memos.on_interview, name="memo_on_interview"),
    path(f"{ONE}double/", double.start, name="start_double"),
    path(f"{PASSAGE}uncode/", coding.uncode_passage, name="uncode"),
    path(f"{PASSAGE}memo/", memos.on_passage, name="memo_on_passage"),
    path(DOUBLE, double.double, name="double"),
    path(f"{DOUBLE}done/", double.finish, name="finish_double"),
    path(f"{DOUBLE}drop/", double.drop, name="drop_double"),
    path(QUOTATION, quotations.quotation, name="quotation"),
    path(f"{QUOTATION}drop/", quotations.drop, name="drop_quotation"),
    path(f"{MEMO}change/", memos.change, name="change_memo"),
    path(f"{MEMO}drop/", memos.drop, name="drop_memo"),
    path(f"{STUDY}codes/", codes.codes, name="codes"),
    path(f"{STUDY}codes/add/", codes.add, name="add_code"),
    path(f"{STUDY}codes/import/", codes.import_book, name="import_codes"),
    path(f"{STUDY}codes/qdc/", codes.as_qdc, name="codes_qdc"),
    path(f"{STUDY}codes/csv/", codes.as_csv, name="codes_csv"),
    path(f"{CODE}change/", codes.change, name="change_code"),
    path(f"{CODE}merge/", codes.merge, name="merge_code"),
    path(f"{CODE}drop/", codes.drop, name="drop_code"),
    path(f"{CODE}memo/", memos.on_code, name="memo_on_code"),
]
