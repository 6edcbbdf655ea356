"""The five promises of the design, and the tests that hold each. A promise whose test goes missing fails here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISES = {
    "1. Only you, and the people you choose, can read what you write": [
        "browser/story/test_planted_words.py::test_planted_words_are_found_nowhere_outside_the_page",
        "browser/test_write.py::test_the_words_outlive_the_page_and_are_never_readable_at_rest",
        "browser/test_joining.py::test_nothing_that_opens_the_words_is_sent",
        "browser/test_joining.py::test_a_changed_fingerprint_in_the_link_links_nobody",
        "browser/test_signing_in.py::test_a_code_by_mail_alone_opens_nothing",
        "browser/reading/test_sharing.py::test_only_what_was_ticked_reaches_the_reader_in_order",
        "browser/reading/test_sharing.py::test_changed_keys_are_refused_until_i_agree",
        "browser/reading/test_sessions.py::test_the_server_learns_neither_that_there_is_a_session_nor_when",
        "house/test_what_the_server_sees.py::test_every_column_that_exists_is_told_and_no_other",
        "house/test_directions.py::test_the_running_server_never_opens_what_is_sealed",
    ],
    "2. Nothing you write is lost": [
        "browser/core/test_killed.py::test_a_killed_browser_has_every_saved_word_when_it_comes_back",
        "browser/core/test_saving.py::test_the_last_of_many_strokes_is_the_one_that_is_kept",
        "browser/core/test_saving.py::test_words_written_offline_go_up_when_the_network_comes_back",
        "browser/core/test_saving.py::test_an_expired_session_keeps_the_words_and_they_go_up_after_signing_in",
        "browser/core/test_saving.py::test_two_tabs_with_one_draft_both_keep_their_words",
        "browser/core/test_two_devices.py::test_when_both_changed_an_entry_offline_both_versions_stay",
        "browser/core/test_two_devices.py::test_bytes_that_do_not_open_are_kept_and_named",
        "browser/test_write.py::test_a_full_phone_leaves_the_words_on_the_screen_and_offers_a_file",
        "browser/test_new_version.py::test_a_new_version_comes_in_by_itself_and_takes_no_words",
        "browser/test_signing_in.py::test_signing_out_with_unsaved_words_asks_and_keeps_them",
        "faults/test_killed_server.py::test_a_killed_server_loses_nothing",
    ],
    "3. You can always write": [
        "browser/test_write.py::test_one_can_write_and_finish_while_locked",
        "browser/core/test_saving.py::test_a_draft_finished_while_locked_becomes_an_entry_once_unlocked",
        "browser/test_offline.py::test_every_page_opens_without_a_network",
        "browser/test_offline.py::test_words_written_offline_outlive_the_page",
        "browser/test_unlocking.py::test_one_touch_unlocks_with_no_network",
    ],
    "4. You can always leave": [
        "browser/test_you.py::test_everything_can_be_saved_and_the_age_tool_opens_it",
        "browser/core/test_unlocking.py::test_the_stock_age_tool_opens_the_export",
        "browser/core/test_unlocking.py::test_deleting_the_account_leaves_nothing_here_or_there",
        "browser/reading/test_sharing.py::test_ending_the_link_stops_all_sharing_and_keeps_my_words",
        "sealing/test_stock_age.py::test_age_opens_a_share_sealed_in_the_browser",
    ],
    "5. It is kind": [
        "browser/test_write.py::test_a_guide_asks_one_question_at_a_time",
        "browser/test_write.py::test_every_question_can_be_skipped_and_then_nothing_is_kept",
        "browser/test_write.py::test_a_high_number_offers_a_pause_and_blocks_nothing",
        "browser/test_help.py::test_a_stranger_reaches_a_person_in_one_tap",
        "browser/reading/test_insights.py::test_nothing_on_the_page_counts_or_scores",
        "browser/reading/test_inbox.py::test_the_inbox_counts_what_is_new_oldest_first_and_rates_no_one",
        "browser/reading/test_sharing.py::test_the_page_says_exactly_who_will_read_it_and_that_it_is_no_call_for_help",
    ],
}


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_has_its_tests(promise: str) -> None:
    missing = []
    for place in PROMISES[promise]:
        path, _, name = place.partition("::")
        file = ROOT / "tests" / path
        if not file.exists() or not re.search(rf"^def {name}\(", file.read_text(), re.MULTILINE):
            missing.append(place)
    assert missing == []
